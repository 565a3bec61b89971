import type { DeploymentRecord, ReleaseRecord } from '../../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { windowDays } from '../window.ts';
import { attemptsOfDeployments } from './attempts-of-deployments.ts';
import { attemptsOfReleases } from './attempts-of-releases.ts';
import { attemptsOfRuns } from './attempts-of-runs.ts';
import type { DeploymentAttempt } from './deployment.ts';

/** The records that stand for deployments; those of different sources are never mixed in one figure. */
export interface DeliverySource {
  readonly source: 'deployments' | 'runs' | 'releases';
  /** Guessed: which workflow deploys was found by its name, or a release was taken for a deployment. */
  readonly isInferred: boolean;
  /** Of all the time that is remembered, by their end. */
  readonly attempts: readonly DeploymentAttempt[];
}

export interface DeliveryRecords {
  readonly deployments: readonly DeploymentRecord[];
  readonly runs: readonly RunRecord[];
  readonly releases: readonly ReleaseRecord[];
  readonly isDeployWorkflow: (workflow: string) => boolean;
  /** The policy names the workflow. */
  readonly isWorkflowDeclared: boolean;
  /** A library is delivered by releasing it, and by nothing else unless the policy says so. */
  readonly isLibrary: boolean;
  readonly defaultBranch: string;
  readonly tags: ReadonlySet<string>;
}

/** Events whose runs are about a change that is not on the default branch yet. */
const beforeMerge = new Set(['pull_request', 'pull_request_target', 'merge_group']);

/** The first source with something in the window; where none has, in twice the time. */
export function deliverySource(records: DeliveryRecords, at: Instant): DeliverySource | undefined {
  const chain = sourcesOf(records);
  for (const days of [windowDays, 2 * windowDays]) {
    const found = chain.find(({ attempts }) =>
      attempts.some(({ endedAt }) => endedAt > at - days * dayMs && endedAt <= at),
    );
    if (found !== undefined) return found;
  }

  return undefined;
}

function sourcesOf(records: DeliveryRecords): readonly DeliverySource[] {
  const { runs, isLibrary, isWorkflowDeclared } = records;
  const production = records.deployments.filter(one => one.isProduction && !one.isTransient);
  const deploying = runs.filter(run => records.isDeployWorkflow(run.workflow) && isReleasedRef(run, records));
  const released = new Set(
    runs
      .filter(run => run.event === 'release' || records.tags.has(run.branch ?? ''))
      .filter(({ attempts }) => attempts.at(-1)?.conclusion === 'success')
      .flatMap(({ sha, branch }) => [sha, branch ?? sha]),
  );
  const isByMachine = ({ author, tag, sha }: ReleaseRecord) =>
    author?.isBot === true || released.has(tag) || (sha !== null && released.has(sha));
  const ofRuns: DeliverySource = {
    ...{ source: 'runs', isInferred: !isWorkflowDeclared, attempts: attemptsOfRuns(deploying) },
  };

  return [
    { source: 'deployments', isInferred: false, attempts: attemptsOfDeployments(production) },
    ...(isLibrary && !isWorkflowDeclared ? [] : [ofRuns]),
    {
      source: 'releases',
      isInferred: !isLibrary,
      attempts: attemptsOfReleases(records.releases, isByMachine),
    },
  ];
}

/** Of the default branch or of a tag. */
function isReleasedRef({ event, branch }: RunRecord, { defaultBranch, tags }: DeliveryRecords): boolean {
  if (beforeMerge.has(event)) return false;

  return event === 'release' || branch === defaultBranch || tags.has(branch ?? '');
}
