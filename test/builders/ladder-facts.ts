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
  HeadRecord,
  ReleaseRecord,
} from '../../src/model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../src/model/records/instant.ts';
import type { IssueRecord } from '../../src/model/records/issue-record.ts';
import type { PullRequestRecord } from '../../src/model/records/pull-request-record.ts';
import type { JobRecord, RunConclusion, RunRecord } from '../../src/model/records/run-record.ts';
import type { Practice } from '../../src/practices/define-practice.ts';
import { ladderFacts } from '../../src/practices/derived-facts.ts';
import { evaluatePractice } from '../../src/practices/evaluate-practice.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { practiceText } from '../../src/render/ladder/practice-text.ts';
import type { Language } from '../../src/render/texts.ts';

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
    ...(['coverage', 'eventsSince', 'eventGaps', 'advice', 'storedValues', 'teams', 'properties'] as const),
  ];
  const facts = keys.map((key): [string, Fact<unknown>] => [
    key,
    values[key] === undefined ? unknown(causes[key] ?? { kind: 'clone' }) : known(values[key]),
  ]);

  return {
    ...{
      schema: 1,
      repository: 'harbour/quotes',
      at: now,
      policy: { ...builtInPolicy, ...policy },
      earlier: null,
    },
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
    ...{ issuesElsewhere: 0, checks: null, environmentLiterals: null, coverage: null },
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

/** A head of the default branch that a person pushed. */
export function headRecord(sha: string, values: Partial<HeadRecord> = {}): HeadRecord {
  return { sha, at: daysAgo(1), by: person(), pullRequest: null, ...values };
}

export function commitRecord(sha: string, values: Partial<CommitRecord> = {}): CommitRecord {
  const authoredAt = values.authoredAt ?? daysAgo(1);

  return {
    ...{ sha, parents: [], author: person(), authoredAt, committedAt: authoredAt, reverts: [] },
    ...values,
  };
}

/** A job that waited a minute and ran for one. */
export function jobRecord(runId: number, completedAt: Instant, values: Partial<JobRecord> = {}): JobRecord {
  return {
    ...{ runId, attempt: 1, name: 'test', conclusion: 'success', completedAt },
    ...{ createdAt: completedAt - 120_000, startedAt: completedAt - 60_000 },
    ...values,
  };
}

export const place: RepositoryPlace = {
  ...{ defaultBranch: 'main', headSha: 'head', headAt: now, visibility: 'private', isArchived: false },
  ...{ hasIssues: true, template: null },
};

/** A repository whose workflow `test.yml` runs on push and pull request. */
export function ciFacts(
  values: Partial<FactValues> = {},
  policy: Partial<LadderPolicy> = {},
): RepositoryFacts {
  const files = filesOf({ '.github/workflows/test.yml': workflowText() });

  return repositoryFacts({ place, files, tree: [], ...values }, policy);
}

/** The practice's sentence on a result. */
export function seenOf(practice: Practice, { figures }: PracticeResult, language: Language = 'en'): string {
  return practiceText(practice, 'seen', loadTexts(language), figures);
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

/** A deployment to production that succeeded so many days ago. */
export function deploymentRecord(
  id: number,
  days: number,
  values: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    ...{ id, sha: `sha-${id}`, environment: 'production', isProduction: true, isTransient: false },
    ...{ creator: person(), createdAt: daysAgo(days), runId: id },
    statuses: [{ state: 'success', at: daysAgo(days) }],
    ...values,
  };
}

export function releaseRecord(tag: string, values: Partial<ReleaseRecord> = {}): ReleaseRecord {
  return {
    ...{ tag, sha: `sha-${tag}`, isDraft: false, isPrerelease: false, publishedAt: daysAgo(1) },
    ...{ author: person(), assets: [], pullRequests: [] },
    ...values,
  };
}
