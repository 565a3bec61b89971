import type { CommitRecord } from '../../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Deployment } from './deployment.ts';
import type { FirstCarriers } from './first-carriers.ts';
import { isNoFailure, reverts } from './reverts.ts';

export interface DeliveryHistory {
  /** In the order of time. */
  readonly deployments: readonly Deployment[];
  readonly carriers: FirstCarriers;
  readonly commits: readonly CommitRecord[];
  readonly pulls: readonly PullRequestRecord[];
  /** Duplicates and false alarms are left out before. */
  readonly incidents: readonly IssueRecord[];
}

/** Something that says that a deployment failed. */
export interface FailureSignal {
  readonly kind: 'revert' | 'rollback' | 'incident' | 'hotfix';
  /** Place of the failed deployment. */
  readonly index: number;
  /** A record names it; otherwise it only came soon after. */
  readonly isExplicit: boolean;
  /** Place of the deployment that repaired it. */
  readonly remedy: number | null;
}

/** How long after a deployment a revert may be merged, and an incident without a cause be blamed on it: judgement. */
const revertMs = 30 * dayMs;
const proximityMs = dayMs;

export function failureSignals(history: DeliveryHistory): readonly FailureSignal[] {
  return [
    ...revertSignals(history),
    ...rollbackSignals(history),
    ...incidentSignals(history),
    ...proximitySignals(history),
  ];
}

function revertSignals({ deployments, carriers, commits, pulls }: DeliveryHistory): readonly FailureSignal[] {
  return reverts(commits, pulls, carriers.graph).flatMap(({ sha, at, targets }) =>
    targets.flatMap(target => {
      const index = carriers.of(target);
      const failed = index === undefined ? undefined : deployments[index];
      const remedy = carriers.of(sha) ?? null;
      // What came to production together with its revert was never live without it.
      if (index === undefined || failed === undefined || (remedy !== null && remedy <= index)) return [];

      return at <= failed.at + revertMs ? [{ kind: 'revert', index, isExplicit: true, remedy } as const] : [];
    }),
  );
}

function rollbackSignals({ deployments }: DeliveryHistory): readonly FailureSignal[] {
  return deployments.flatMap(({ kind }, place) =>
    kind === 'rollback' && place > 0
      ? [{ kind, index: place - 1, isExplicit: true, remedy: place } as const]
      : [],
  );
}

function incidentSignals(history: DeliveryHistory): readonly FailureSignal[] {
  const repairs = repairsOf(history);

  return history.incidents.filter(isFailure).flatMap(incident =>
    incident.causedBy.flatMap(cause => {
      const index = indexOfCause(cause, history);
      if (index === undefined) return [];
      const remedy = (repairs.get(incident.number) ?? []).find(place => place > index) ?? null;

      return [{ kind: 'incident', index, isExplicit: true, remedy } as const];
    }),
  );
}

/** What no change caused is no failed deployment. */
const isFailure = (incident: IssueRecord): boolean =>
  !incident.causedBy.includes('external') && !isNoFailure(incident);

/** `deployment:34`, `#12` or a commit: the one named, or the first that carried it. */
function indexOfCause(cause: string, { deployments, carriers, pulls }: DeliveryHistory): number | undefined {
  if (cause.startsWith('deployment:')) {
    const id = Number(cause.slice('deployment:'.length));
    const index = deployments.findIndex(({ ids }) => ids.includes(id));

    return index < 0 ? undefined : index;
  }
  if (cause.startsWith('#')) {
    const pull = pulls.find(({ number }) => number === Number(cause.slice(1)));

    return pull && carriers.ofPull(pull);
  }
  const sha = carriers.graph.resolve(cause);

  return sha === undefined ? undefined : carriers.of(sha);
}

/** By incident, the places of deployments that carry a pull request linked to it, in order. */
export function repairsOf({ carriers, pulls, incidents }: DeliveryHistory): ReadonlyMap<number, number[]> {
  const repairs = new Map(
    incidents.filter(incident => !isNoFailure(incident)).map(({ number }) => [number, [] as number[]]),
  );
  for (const pull of pulls) {
    const index = pull.mergedAt === null ? undefined : carriers.ofPull(pull);
    if (index !== undefined) for (const issue of pull.issues) repairs.get(issue)?.push(index);
  }
  for (const places of repairs.values()) places.sort((a, b) => a - b);

  return repairs;
}

/** An incident or hotfix that names no cause, soon after a deployment: the latest one before it is suspected. */
function proximitySignals({ deployments, pulls, incidents }: DeliveryHistory): readonly FailureSignal[] {
  const isIncident = new Set(incidents.map(({ number }) => number));
  const unlinked = incidents.filter(incident => incident.causedBy.length === 0 && isFailure(incident));
  const hotfixes = pulls.filter(
    pull =>
      isHotfix(pull) && pull.text.reverts.length === 0 && !pull.issues.some(issue => isIncident.has(issue)),
  );
  const suspect = (kind: 'incident' | 'hotfix', at: Instant): readonly FailureSignal[] => {
    const index = deployments.findLastIndex(deployment => deployment.at <= at);
    const latest = deployments[index];
    if (latest === undefined || at - latest.at > proximityMs) return [];

    return [{ kind, index, isExplicit: false, remedy: null }];
  };

  return [
    ...unlinked.flatMap(({ startedAt, openedAt }) => suspect('incident', startedAt ?? openedAt)),
    ...hotfixes.flatMap(({ openedAt }) => suspect('hotfix', openedAt)),
  ];
}

const isHotfix = (pull: PullRequestRecord): boolean =>
  !isNoFailure(pull) &&
  (pull.labels.some(label => label.toLowerCase() === 'hotfix') || /^hotfix\b/i.test(pull.title));
