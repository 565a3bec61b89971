import type { RunSeen } from '../../github/ladder/ladder-port.ts';
import { dayMs, hourMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { RecordKind, RecordKinds } from '../../model/records/record-kinds.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import type { Records } from '../../store/ladder-port.ts';
import type { HistoryReads } from './history-reads.ts';

export interface Remembering {
  readonly records: Records;
  readonly repositoryId: number;
  /** Whatever changed before then is in the records; null where nothing was read yet. */
  readonly refreshedAt: Instant | null;
  readonly at: Instant;
}

/** What may still change after it was listed: a run that goes on, statuses of a deployment, notes of a release. */
const overlaps = {
  'pull-request': hourMs,
  issue: hourMs,
  run: 2 * dayMs,
  deployment: 14 * dayMs,
  release: 30 * dayMs,
};

/** Asks for what changed since the last time, and answers with all that is remembered. */
export function rememberHistory(fresh: HistoryReads, memory: Remembering): HistoryReads {
  const { records, repositoryId, refreshedAt, at } = memory;
  const since = (wanted: Instant, kind: keyof typeof overlaps) =>
    refreshedAt === null ? wanted : Math.max(wanted, refreshedAt - overlaps[kind]);
  const keep = <Kind extends RecordKind>(kind: Kind, seen: readonly RecordKinds[Kind][]) =>
    records.put(repositoryId, kind, seen, new Date(at));
  const kept = <Kind extends RecordKind>(kind: Kind, from: Instant) =>
    records.list(repositoryId, kind, new Date(from));

  return {
    async pullRequests(from, wanted) {
      const seen = await fresh.pullRequests(since(from, 'pull-request'), wanted);
      await keep('pull-request', seen);
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
      const seen = await fresh.issues(since(from, 'issue'));
      await keep('issue', seen);

      return withoutVanished(await kept('issue', from), seen);
    },

    async runs(from, until) {
      const seen = await fresh.runs(since(from, 'run'), until);
      await keep('run', seen.map(toRecord));

      return (await kept('run', from)).toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    },

    async deployments(from) {
      await keep('deployment', await fresh.deployments(since(from, 'deployment')));

      return (await kept('deployment', from)).toSorted((a, b) => b.createdAt - a.createdAt);
    },

    async releases(from) {
      await keep('release', await fresh.releases(since(from, 'release')));

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

const toRecord = (run: RunSeen): RunRecord => ({
  ...run,
  pushedAt: null,
  pullRequest: null,
  isInferred: false,
});
