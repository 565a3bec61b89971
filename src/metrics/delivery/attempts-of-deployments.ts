import type { DeploymentRecord, DeploymentStatus } from '../../model/records/delivery-records.ts';
import { type Instant, minuteMs } from '../../model/records/instant.ts';
import type { DeploymentAttempt } from './deployment.ts';

/** Deployments of one commit that no run ties together belong to one attempt if they began within it: judgement. */
const togetherMs = 30 * minuteMs;

interface Part {
  readonly record: DeploymentRecord;
  readonly end: { readonly state: 'success' | 'failure' | 'error'; readonly at: Instant } | null;
}

/** Attempts that ended, by their end. All deployments of one run are one, and so are those of one commit without a run. */
export function attemptsOfDeployments(records: readonly DeploymentRecord[]): readonly DeploymentAttempt[] {
  const parts = records
    .map((record): Part => ({ record, end: endOf(record.statuses) }))
    .toSorted((a, b) => a.record.createdAt - b.record.createdAt || a.record.id - b.record.id);

  const byEnvironment = Map.groupBy(parts, ({ record }) => record.environment);

  return groupsOf(parts)
    .flatMap(group => roundsOf(group, byEnvironment))
    .flatMap(round => attemptOf(round) ?? [])
    .toSorted((a, b) => a.endedAt - b.endedAt || (a.ids[0] ?? 0) - (b.ids[0] ?? 0));
}

/** The first success, else the last failure; `inactive` is how successful ones grow old. */
function endOf(statuses: readonly DeploymentStatus[]): Part['end'] {
  const ended = statuses.toSorted((a, b) => a.at - b.at);
  const success = ended.find(({ state }) => state === 'success');
  if (success !== undefined) return { state: 'success', at: success.at };
  const failed = ended.findLast(({ state }) => state === 'failure' || state === 'error');

  return failed === undefined ? null : { state: failed.state as 'failure' | 'error', at: failed.at };
}

function groupsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  const open = new Map<string, Part[]>();
  for (const part of parts) {
    const { runId, sha, createdAt } = part.record;
    const key = runId === null ? `sha:${sha}` : `run:${runId}:${sha}`;
    const group = open.get(key);
    const began = group?.[0]?.record.createdAt ?? 0;
    if (group !== undefined && (runId !== null || createdAt - began <= togetherMs)) group.push(part);
    else {
      const next = [part];
      open.set(key, next);
      groups.push(next);
    }
  }

  return groups;
}

/**
 * A re-run tries again what failed, or all of a commit that another one has replaced since: each try is a round, and holds
 * what the rounds before it left. A deployment is a new try when one of this round to the same environment had failed before
 * it was created, or had been replaced by another commit.
 */
function roundsOf(
  group: readonly Part[],
  byEnvironment: ReadonlyMap<string, readonly Part[]>,
): readonly (readonly Part[])[] {
  const rounds: (readonly Part[])[] = [];
  let kept: readonly Part[] = [];
  let own: readonly Part[] = [];
  const isReplaced = (environment: string, from: Instant, to: Instant) =>
    (byEnvironment.get(environment) ?? []).some(
      ({ record: { sha }, end }) =>
        end?.state === 'success' && end.at > from && end.at <= to && !besides(environment).has(sha),
    );
  // Commits that are deployed side by side, one service after the other, do not replace each other.
  const besidesOf = new Map<string, ReadonlySet<string>>();
  function besides(environment: string): ReadonlySet<string> {
    const known = besidesOf.get(environment);
    if (known !== undefined) return known;
    const here = group.filter(({ record }) => record.environment === environment);
    const found = new Set(here.map(({ record }) => record.sha));
    for (const { record, end } of byEnvironment.get(environment) ?? [])
      if (!found.has(record.sha) && here.some(own => overlap(own, { record, end }))) found.add(record.sha);
    besidesOf.set(environment, found);

    return found;
  }
  for (const part of group) {
    const { environment, createdAt } = part.record;
    const before = own.flatMap(({ record, end }) =>
      record.environment === environment && end !== null && end.at <= createdAt ? [end] : [],
    );
    const isAgain =
      before.some(({ state }) => state !== 'success') ||
      // Of all that ended before, the first has had the most time to be replaced.
      (before.length > 0 && isReplaced(environment, Math.min(...before.map(({ at }) => at)), createdAt));
    if (isAgain) {
      rounds.push([...kept, ...own]);
      kept = [...kept, ...own];
      own = [];
    }
    kept = kept.filter(other => other.record.environment !== environment);
    own = [...own, part];
  }

  return [...rounds, [...kept, ...own]];
}

const overlap = (one: Part, other: Part): boolean =>
  one.end !== null &&
  other.end !== null &&
  one.record.createdAt < other.end.at &&
  other.record.createdAt < one.end.at;

/** Failed as soon as a part has; successful when all have, at the time of the last; otherwise it has not ended. */
function attemptOf(parts: readonly Part[]): DeploymentAttempt | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const ends = parts.flatMap(({ end }) => end ?? []);
  const failed = ends.filter(({ state }) => state !== 'success').toSorted((a, b) => a.at - b.at)[0];
  if (failed === undefined && ends.length < parts.length) return undefined;

  return {
    sha: first.record.sha,
    endedAt: failed?.at ?? Math.max(...ends.map(({ at }) => at)),
    state: failed?.state ?? 'success',
    ids: parts.map(({ record }) => record.id),
    runId: first.record.runId,
    tag: null,
    isByMachine: parts.every(({ record }) => record.runId !== null || record.creator?.isBot === true),
  };
}
