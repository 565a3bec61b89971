import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { ChecksWanted, LadderReads, RunSeen } from '../../github/ladder/ladder-port.ts';
import type { DeploymentRecord, ReleaseRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { JobRecord, RunRecord } from '../../model/records/run-record.ts';
import { toDeployment, toIssue, toPullRequest, toRelease } from './to-records.ts';

/** What is read of a repository's past; where Rung remembers it, only what changed is asked for. */
export interface HistoryReads {
  /** Those that are open, and those touched since then. */
  pullRequests(since: Instant, wanted: ChecksWanted): Promise<readonly PullRequestRecord[]>;
  /** Those that are open, and those touched since then. */
  issues(since: Instant): Promise<readonly IssueRecord[]>;
  /** Created since then, newest first. */
  runs(since: Instant, until: Instant): Promise<readonly RunSeen[]>;
  deployments(since: Instant): Promise<readonly DeploymentRecord[]>;
  releases(since: Instant): Promise<readonly ReleaseRecord[]>;
  /** Jobs that were looked at before. */
  jobs(since: Instant): Promise<readonly JobRecord[]>;
  /** Told of what a closer look showed. */
  keepPullRequests(pulls: readonly PullRequestRecord[]): Promise<void>;
  keep(runs: readonly RunRecord[], jobs: readonly JobRecord[]): Promise<void>;
}

/** All of it from GitHub, each time. */
export function readHistory(reads: LadderReads, repository: string, policy: LadderPolicy): HistoryReads {
  return {
    pullRequests: async (since, wanted) =>
      (await reads.pullRequests(since, wanted)).map(row => toPullRequest(row, repository, policy)),
    issues: async since => (await reads.issues(since)).map(toIssue),
    runs: (since, until) => reads.runs(since, until),
    deployments: async since => (await reads.deployments(since)).map(row => toDeployment(row, policy)),
    releases: async since => (await reads.releases(since)).map(toRelease),
    jobs: async () => [],
    keepPullRequests: async () => {},
    keep: async () => {},
  };
}
