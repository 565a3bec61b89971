import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { RunSeen } from '../../github/ladder/ladder-port.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { dayMs, hourMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { RecordKind, RecordKinds } from '../../model/records/record-kinds.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import type { Records } from '../../store/ladder-port.ts';
import type { HistoryReads } from './history-reads.ts';
import { type Reach, readUnder, type Span } from './reach.ts';
import { runsInParts } from './runs-in-parts.ts';

export interface Remembering {
  readonly records: Records;
  readonly repositoryId: number;
  readonly reach: Reach;
  readonly policy: LadderPolicy;
  readonly at: Instant;
  /** What was read just now joins what was there before; told when the rows are stored. */
  onRead(kind: keyof Reach, span: Span): void;
}

/** What may still change after it was listed: a run that goes on, statuses of a deployment, notes of a release. */
const overlaps = {
  'pull-request': hourMs,
  issue: hourMs,
  run: 2 * dayMs,
  deployment: 14 * dayMs,
  release: 30 * dayMs,
};

/** By so much at most clocks of several instances differ. */
const clocksMs = hourMs;

/**
 * Asks for what changed since the last time that this could be read, and answers with all that is remembered. A window that
 * the records do not reach back to, since there was too much, is refused as GitHub's own list would be: never a part of it.
 */
export function rememberHistory(fresh: HistoryReads, memory: Remembering): HistoryReads {
  const { records, repositoryId, policy, at, onRead } = memory;
  const thereOf = (kind: keyof Reach) => {
    const there = memory.reach[kind];

    return there?.under === readUnder(kind, policy) ? there : undefined;
  };
  const keep = <Kind extends RecordKind>(kind: Kind, seen: readonly RecordKinds[Kind][]) =>
    records.put(repositoryId, kind, seen, new Date(at));
  const kept = <Kind extends RecordKind>(kind: Kind, from: Instant) =>
    records.list(repositoryId, kind, new Date(from));
  /** What came since the last time: of a shorter window it is the same. */
  const more = new Map<keyof Reach, readonly unknown[]>();
  const refresh = async <Kind extends keyof Reach>(
    kind: Kind,
    wanted: Instant,
    ask: (since: Instant) => Promise<readonly RecordKinds[Kind][]>,
  ): Promise<readonly RecordKinds[Kind][]> => {
    const there = thereOf(kind);
    const since = there === undefined ? wanted : Math.max(wanted, there.until - overlaps[kind]);
    const before = more.get(kind) as readonly RecordKinds[Kind][] | undefined;
    const seen = before ?? (await ask(since));
    if (before === undefined) await keep(kind, seen);
    const from = there !== undefined && since <= there.until ? there.from : since;
    onRead(kind, { from, until: at, under: readUnder(kind, policy) });
    if (there !== undefined) more.set(kind, seen);
    if (there !== undefined && there.from > wanted + clocksMs)
      throw new GatewayError('too-large', `Records of the kind ${kind} do not reach back so far.`);

    return seen;
  };

  return {
    async pullRequests(from, wanted) {
      const seen = await refresh('pull-request', from, since => fresh.pullRequests(since, wanted));
      const [all, coverage] = await Promise.all([kept('pull-request', from), kept('pull-coverage', from)]);
      const measured = new Map(coverage.map(one => [one.number, one]));

      return withoutVanished(all, seen)
        .filter(({ closedAt, updatedAt }) => closedAt === null || updatedAt >= from)
        .map((pull): PullRequestRecord => {
          const found = measured.get(pull.number);
          const isOfHead = found !== undefined && found.headSha === pull.headSha;

          return isOfHead
            ? { ...pull, coverage: { covered: found.covered, coverable: found.coverable } }
            : pull;
        });
    },

    async issues(from) {
      const seen = await refresh('issue', from, since => fresh.issues(since));

      return withoutVanished(await kept('issue', from), seen);
    },

    async runs(from, until) {
      await refresh('run', from, async since => {
        // A whole window of a busy repository is too much for one turn; what came since is not.
        const isMore = thereOf('run') !== undefined;
        const seen = isMore ? await runsInParts(fresh, since, until) : await fresh.runs(since, until);

        return seen.map(toRecord);
      });

      return (await kept('run', from)).toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    },

    async deployments(from) {
      await refresh('deployment', from, since => fresh.deployments(since));

      return (await kept('deployment', from)).toSorted((a, b) => b.createdAt - a.createdAt);
    },

    async releases(from) {
      await refresh('release', from, since => fresh.releases(since));

      return await kept('release', from);
    },

    jobs: from => kept('job', from),

    keepPullRequests: pulls => keep('pull-request', pulls),

    async keep(runs, jobs) {
      await records.put(repositoryId, 'run', runs, new Date(at));
      await records.put(repositoryId, 'job', jobs, new Date(at));
    },
  };
}

/** Whatever is open was listed just now: what was not was moved elsewhere or deleted. */
function withoutVanished<T extends { readonly number: number; readonly closedAt: Instant | null }>(
  kept: readonly T[],
  seen: readonly T[],
): readonly T[] {
  const listed = new Set(seen.map(({ number }) => number));

  return kept.filter(({ number, closedAt }) => closedAt !== null || listed.has(number));
}

export const toRecord = (run: RunSeen): RunRecord => ({
  ...run,
  pushedAt: null,
  pullRequest: null,
  isInferred: false,
});
