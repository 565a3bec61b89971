import type {
  CoverageRecord,
  DeploymentRecord,
  HeadRecord,
  PullCoverageRecord,
  ReleaseRecord,
} from './delivery-records.ts';
import type { Instant } from './instant.ts';
import type { IssueRecord } from './issue-record.ts';
import { mergeRuns } from './merge-runs.ts';
import type { PullRequestRecord } from './pull-request-record.ts';
import type { JobRecord, RunRecord } from './run-record.ts';

/** What is remembered of a repository, by kind. */
export interface RecordKinds {
  readonly 'pull-request': PullRequestRecord;
  readonly issue: IssueRecord;
  readonly run: RunRecord;
  readonly job: JobRecord;
  readonly deployment: DeploymentRecord;
  readonly release: ReleaseRecord;
  readonly head: HeadRecord;
  readonly coverage: CoverageRecord;
  readonly 'pull-coverage': PullCoverageRecord;
}

export type RecordKind = keyof RecordKinds;

interface Kind<T> {
  /** What tells one from another in its repository. */
  key(record: T): string;
  /** Null while it is open: then it belongs to every window. */
  endedAt(record: T): Instant | null;
  /** Of two that were seen of one, where they do not simply follow each other. */
  merge?(before: T, seen: T): T;
}

export const recordKinds: { readonly [Name in RecordKind]: Kind<RecordKinds[Name]> } = {
  'pull-request': { key: ({ number }) => String(number), endedAt: ({ closedAt }) => closedAt },
  issue: { key: ({ number }) => String(number), endedAt: ({ closedAt }) => closedAt },
  run: {
    key: ({ id }) => String(id),
    endedAt: ({ createdAt }) => createdAt,
    merge: mergeRuns,
  },
  job: {
    key: ({ runId, attempt, name, createdAt }) => `${runId}/${attempt}/${createdAt}/${name}`,
    endedAt: ({ completedAt }) => completedAt,
  },
  deployment: { key: ({ id }) => String(id), endedAt: ({ createdAt }) => createdAt },
  release: { key: ({ tag }) => tag, endedAt: ({ publishedAt }) => publishedAt },
  head: { key: ({ sha }) => sha, endedAt: ({ at }) => at },
  coverage: { key: ({ sha }) => sha, endedAt: ({ at }) => at },
  'pull-coverage': { key: ({ number }) => String(number), endedAt: ({ at }) => at },
};
