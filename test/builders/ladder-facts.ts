import { type Fact, known, unknown } from '../../src/facts/ladder/fact.ts';
import { builtInPolicy, type LadderPolicy } from '../../src/facts/ladder/ladder-policy.ts';
import type {
  FactValues,
  FileText,
  RepositoryFacts,
  RepositoryPlace,
  TreeEntry,
} from '../../src/facts/ladder/repository-facts.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { PracticeResult } from '../../src/model/practice-result.ts';
import type { Account } from '../../src/model/records/account.ts';
import type {
  CommitRecord,
  DeploymentRecord,
  ReleaseRecord,
} from '../../src/model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../src/model/records/instant.ts';
import type { IssueRecord } from '../../src/model/records/issue-record.ts';
import type { PullRequestRecord } from '../../src/model/records/pull-request-record.ts';
import type { AlertRecord, BranchRules } from '../../src/model/records/rules-record.ts';
import type { RunConclusion, RunRecord } from '../../src/model/records/run-record.ts';
import type { Practice } from '../../src/practices/define-practice.ts';
import { ladderFacts } from '../../src/practices/derived-facts.ts';
import { evaluatePractice } from '../../src/practices/evaluate-practice.ts';

/** The data timestamp of all facts here: a Monday, 09:00 UTC. */
export const now: Instant = Date.UTC(2026, 10, 23, 9);

export const daysAgo = (days: number): Instant => now - days * dayMs;

export const person = (login: string = 'mia'): Account => ({ login, isBot: false });
export const bot: Account = { login: 'renovate[bot]', isBot: true };

/** What nobody told of is unknown: the cause is a clone. */
export function repositoryFacts(
  values: Partial<FactValues> = {},
  policy: Partial<LadderPolicy> = {},
  causes: Partial<Record<keyof FactValues, Cause>> = {},
): RepositoryFacts {
  const keys: readonly (keyof FactValues)[] = [
    ...(['place', 'tree', 'files', 'commits', 'heads', 'pullRequests', 'issues', 'milestones'] as const),
    ...(['runs', 'jobs', 'deployments', 'releases', 'tags', 'branches', 'rules', 'environments'] as const),
    ...(['dependencyAlerts', 'codeAlerts', 'secretAlerts', 'securitySettings', 'analyses'] as const),
    ...(['coverage', 'eventsSince'] as const),
  ];
  const facts = keys.map((key): [string, Fact<unknown>] => [
    key,
    values[key] === undefined ? unknown(causes[key] ?? { kind: 'clone' }) : known(values[key]),
  ]);

  return {
    ...{ schema: 1, repository: 'harbour/quotes', at: now, policy: { ...builtInPolicy, ...policy } },
    facts: Object.fromEntries(facts) as RepositoryFacts['facts'],
  };
}

/** One practice's result; an error in it fails the test. */
export function resultOf(
  practice: Practice,
  given: RepositoryFacts,
  isSolo: boolean = false,
): PracticeResult {
  return evaluatePractice(
    practice,
    ladderFacts(given),
    { at: given.at, policy: given.policy, isSolo },
    (_, error) => {
      throw error;
    },
  );
}

export function pullRecord(number: number, values: Partial<PullRequestRecord> = {}): PullRequestRecord {
  const mergedAt = values.mergedAt === undefined ? daysAgo(1) : values.mergedAt;

  return {
    ...{ number, title: `Change ${number}`, author: person(), openedAt: daysAgo(2), mergedAt },
    ...{ closedAt: mergedAt, updatedAt: mergedAt ?? daysAgo(1), isDraft: false, baseBranch: 'main' },
    ...{ headSha: `head-${number}`, mergeSha: `merge-${number}`, labels: [], openedAsDraft: false },
    ...{ events: [], commits: [], files: [], reviews: [], threads: { total: 0, resolved: 0 }, issues: [] },
    ...{ issuesElsewhere: 0, checks: null, coverage: null },
    text: { tasks: { ticked: 0, open: 0 }, keys: [], sections: [], reverts: [] },
    ...values,
  };
}

/** `all` merged pull requests, of which `some` are as given. */
export function mergedPulls(
  all: number,
  some: number,
  values: Partial<PullRequestRecord>,
): readonly PullRequestRecord[] {
  return Array.from({ length: all }, (_, index) => pullRecord(index + 1, index < some ? values : {}));
}

export function issueRecord(number: number, values: Partial<IssueRecord> = {}): IssueRecord {
  return {
    ...{ number, title: `Issue ${number}`, author: person(), openedAt: daysAgo(30), closedAt: null },
    ...{ closedAs: null, labels: [], type: null, assignees: [], milestone: null, priority: null },
    ...{ isBlocked: false, events: [], sections: [], causedBy: [], startedAt: null, endedAt: null },
    ...values,
  };
}

/** A run of one attempt on `main`. */
export function runRecord(
  id: number,
  conclusion: RunConclusion | null,
  completedAt: Instant,
  values: Partial<RunRecord> = {},
): RunRecord {
  return {
    ...{ id, workflow: '.github/workflows/test.yml', name: 'Test', event: 'push', branch: 'main' },
    ...{ sha: `sha-${id}`, createdAt: completedAt - 60_000, pushedAt: completedAt - 60_000 },
    ...{ actor: person(), pullRequest: null, isInferred: false },
    attempts: [{ number: 1, conclusion, completedAt: conclusion === null ? null : completedAt }],
    ...values,
  };
}

export function filesOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, FileText>> {
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, { text, changedAt: daysAgo(10) }]),
  );
}

export function treeOf(...paths: readonly string[]): readonly TreeEntry[] {
  return paths.map(path => ({ path, sizeBytes: 100, isExecutable: false }));
}

/** A workflow that runs on push and pull request; `more` goes below the name. */
export function workflowText(more: string = '', steps: string = '      - run: npm test\n'): string {
  return `name: Test\n${more}on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

export function placeOf(values: Partial<RepositoryPlace> = {}): RepositoryPlace {
  return {
    ...{ defaultBranch: 'main', headSha: 'head', headAt: daysAgo(1), visibility: 'private' },
    ...{ isArchived: false, hasIssues: true, template: null },
    ...values,
  };
}

/** Nothing is asked of the branch, and all of it was seen. */
export function branchRulesOf(values: Partial<BranchRules> = {}): BranchRules {
  return {
    ...{ blocksForcePush: false, blocksDeletion: false, requiresPullRequest: false, approvals: 0 },
    ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: [] },
    ...{ requiresCodeScanning: false, hasBypass: null, isComplete: true },
    ...values,
  };
}

export function alertRecord(
  kind: AlertRecord['kind'],
  severity: AlertRecord['severity'],
  openedAt: Instant,
  closedAt: Instant | null = null,
): AlertRecord {
  return { kind, severity, openedAt, closedAt, hasFix: true };
}

export function releaseRecord(
  tag: string,
  publishedAt: Instant | null,
  assets: readonly string[] = [],
  values: Partial<ReleaseRecord> = {},
): ReleaseRecord {
  return {
    ...{ tag, publishedAt, assets, sha: `sha-${tag}`, isDraft: false, isPrerelease: false },
    ...{ author: person(), pullRequests: [] },
    ...values,
  };
}

export function commitRecord(
  sha: string,
  committedAt: Instant,
  values: Partial<CommitRecord> = {},
): CommitRecord {
  return {
    ...{ sha, committedAt, authoredAt: committedAt, parents: [], author: person(), reverts: [] },
    ...values,
  };
}

/** A successful one to production. */
export function deploymentRecord(
  id: number,
  createdAt: Instant,
  values: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    ...{ id, createdAt, sha: `sha-${id}`, environment: 'production', isProduction: true, isTransient: false },
    ...{ creator: bot, runId: null, statuses: [{ state: 'success', at: createdAt }] },
    ...values,
  };
}
