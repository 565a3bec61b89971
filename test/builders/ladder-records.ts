import type { RepositoryPlace } from '../../src/facts/ladder/repository-facts.ts';
import type { PracticeResult } from '../../src/model/practice-result.ts';
import type { BranchRecord, CommitRecord } from '../../src/model/records/delivery-records.ts';
import type { Instant } from '../../src/model/records/instant.ts';
import type { IssueEvent, MilestoneRecord } from '../../src/model/records/issue-record.ts';
import type { ChangedPath, ReviewRecord } from '../../src/model/records/pull-request-record.ts';
import type { BranchRules } from '../../src/model/records/rules-record.ts';
import { daysAgo, person } from './ladder-facts.ts';

export const place: RepositoryPlace = {
  ...{ defaultBranch: 'main', headSha: 'head', headAt: daysAgo(1), visibility: 'private' },
  ...{ isArchived: false, hasIssues: true, template: null },
};

/** Nothing is required, and classic protection was looked at too. */
export function branchRules(values: Partial<BranchRules> = {}): BranchRules {
  return {
    ...{ blocksForcePush: false, blocksDeletion: false, requiresPullRequest: false, approvals: 0 },
    ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: [] },
    ...{ requiresCodeScanning: false, hasBypass: null, isComplete: true },
    ...values,
  };
}

export function commitRecord(sha: string, values: Partial<CommitRecord> = {}): CommitRecord {
  return {
    ...{ sha, parents: ['before'], author: person(), authoredAt: daysAgo(2), committedAt: daysAgo(2) },
    reverts: [],
    ...values,
  };
}

export function review(
  state: ReviewRecord['state'],
  login: string = 'noa',
  at: Instant = daysAgo(1.5),
): ReviewRecord {
  return { author: person(login), state, at, commitSha: null };
}

/** Changed by ten lines each. */
export function changedFiles(...paths: readonly string[]): readonly ChangedPath[] {
  return paths.map(path => ({ path, status: 'modified', additions: 8, deletions: 2 }));
}

export function issueEvent(
  kind: IssueEvent['kind'],
  at: Instant,
  subject: string = '',
  values: Partial<IssueEvent> = {},
): IssueEvent {
  return { kind, at, by: person(), subject, byMember: true, ...values };
}

export function branch(name: string, values: Partial<BranchRecord> = {}): BranchRecord {
  return { name, sha: name, lastCommitAt: daysAgo(1), ahead: 1, ...values };
}

export function milestone(number: number, values: Partial<MilestoneRecord> = {}): MilestoneRecord {
  return { number, dueAt: daysAgo(10), closedAt: daysAgo(9), openIssues: 0, closedIssues: 5, ...values };
}

export function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The cause of an unknown result, or the reason of one that is not applicable. */
export function reasonOf({ reason }: PracticeResult): object | null {
  return reason?.kind === 'unknown' ? reason.cause : reason;
}
