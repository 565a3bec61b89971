import { expect, test } from 'vitest';
import { known } from '../../../src/facts/ladder/fact.ts';
import { readFacts, UnreadableFacts } from '../../../src/facts/ladder/read-facts.ts';
import type { FactValues, RepositoryFacts } from '../../../src/facts/ladder/repository-facts.ts';
import {
  bot,
  daysAgo,
  filesOf,
  issueRecord,
  person,
  pullRecord,
  repositoryFacts,
  runRecord,
  treeOf,
} from '../../builders/ladder-facts.ts';

const [yesterday, before] = [daysAgo(1), daysAgo(2)];

/** Every fact known, and every part that may be missing present. */
const everything: FactValues = {
  place: {
    ...{ defaultBranch: 'main', headSha: 'a', headAt: yesterday, visibility: 'internal', isArchived: false },
    ...{ hasIssues: true, template: 'harbour/template' },
  },
  tree: treeOf('README.md'),
  files: filesOf({ 'README.md': '# x' }),
  commits: [
    {
      ...{ sha: 'a', parents: ['b'], author: person(), authoredAt: before, committedAt: yesterday },
      reverts: ['b'],
    },
  ],
  heads: [{ sha: 'a', at: yesterday, by: null, pullRequest: 1 }],
  pullRequests: [
    pullRecord(1, {
      events: [{ kind: 'ready', at: before }],
      commits: [{ sha: 'a', author: bot, authoredAt: before, touches: { tests: true, source: false } }],
      files: [{ path: 'a.ts', status: 'added', additions: 1, deletions: 0 }],
      reviews: [{ author: null, state: 'approved', at: yesterday, commitSha: 'a' }],
      checks: { queuedAt: before, completedAt: yesterday, isGreen: true },
      coverage: { covered: 1, coverable: 2 },
    }),
    pullRecord(2, { mergedAt: null, commits: null, files: null, reviews: null, threads: null }),
  ],
  issues: [
    issueRecord(1, {
      assignees: [person()],
      events: [{ kind: 'assigned', at: before, by: person(), subject: 'mia', byMember: false }],
    }),
  ],
  milestones: [{ number: 1, dueAt: null, closedAt: yesterday, openIssues: 0, closedIssues: 2 }],
  runs: [runRecord(1, 'success', yesterday), runRecord(2, null, yesterday)],
  jobs: [
    {
      ...{ runId: 1, attempt: 1, name: 'test', createdAt: before, startedAt: null, completedAt: null },
      conclusion: 'timed_out',
    },
  ],
  deployments: [
    {
      ...{ id: 1, sha: 'a', environment: 'production', isProduction: true, isTransient: false },
      ...{ creator: bot, createdAt: before, runId: 1, statuses: [{ state: 'success', at: yesterday }] },
    },
  ],
  releases: [
    {
      ...{ tag: 'v1', sha: null, isDraft: false, isPrerelease: false, publishedAt: yesterday },
      ...{ author: null, assets: ['a.zip'], pullRequests: [1] },
    },
  ],
  tags: [{ name: 'v1', sha: 'a' }],
  branches: [{ name: 'main', sha: 'a', lastCommitAt: yesterday, ahead: null }],
  rules: {
    ...{ blocksForcePush: true, blocksDeletion: true, requiresPullRequest: true, approvals: 1 },
    ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: ['test'] },
    ...{ requiresCodeScanning: false, hasBypass: null, isComplete: true },
  },
  environments: [
    {
      ...{ name: 'production', reviewers: 1, waitMinutes: 0, hasBranchPolicy: true },
      ...{ preventsSelfReview: false, hasGate: false },
    },
  ],
  dependencyAlerts: [
    { kind: 'dependency', severity: 'high', openedAt: before, closedAt: null, hasFix: true },
  ],
  codeAlerts: [],
  secretAlerts: [],
  securitySettings: { secretScanning: true, pushProtection: false },
  analyses: [{ sha: 'a', tool: 'CodeQL', at: yesterday }],
  coverage: [{ sha: 'a', at: yesterday, covered: 1, coverable: 2 }],
  eventGaps: [{ from: before, to: yesterday }],
  advice: [{ practice: 'a', advisedAt: before, resolvedAt: null }],
  storedValues: [{ practice: 'a', at: before, value: 1.5, isLowerBetter: true }],
  teams: [{ slug: 'harbour/quotes', members: 3 }],
  properties: { tier: '1' },
  eventsSince: daysAgo(100),
};

const throughJson = (facts: unknown) => readFacts(JSON.stringify(facts));

test('facts survive JSON, all known or all unknown', () => {
  const all = { ...repositoryFacts(everything), webUrl: 'https://github.com/harbour/quotes' };

  expect(Object.values(all.facts).every(fact => fact.known)).toBe(true);
  expect(throughJson(all)).toEqual(all);
  expect(throughJson(repositoryFacts())).toEqual(repositoryFacts());
});

test('every kind of cause survives', () => {
  const given = repositoryFacts(
    {},
    {},
    {
      tree: { kind: 'permission', permission: 'contents' },
      files: { kind: 'unreadable', path: 'a.yml', line: 3 },
      commits: { kind: 'truncated', what: 'commits' },
      heads: { kind: 'failure', what: 'heads' },
      issues: { kind: 'policy', key: 'incident-label' },
      runs: { kind: 'samples', n: 1, minimum: 10 },
      jobs: { kind: 'history', since: before },
      deployments: { kind: 'source', what: 'deployments' },
      releases: { kind: 'inferred', key: 'production.workflow' },
      coverage: { kind: 'report' },
      rules: { kind: 'fault' },
    },
  );

  expect(throughJson(given)).toEqual(given);
});

type Changed = (facts: RepositoryFacts) => object;
const wrong = (change: Changed) => JSON.stringify(change(repositoryFacts()));
const without = (key: keyof RepositoryFacts) => wrong(facts => ({ ...facts, [key]: undefined }));
const policyWith = (policy: object) => wrong(facts => ({ ...facts, policy: { ...facts.policy, ...policy } }));
const treeIs = (tree: unknown) => wrong(facts => ({ ...facts, facts: { ...facts.facts, tree } }));
const pullWith = (pull: object) =>
  wrong(facts => ({
    ...facts,
    facts: { ...facts.facts, pullRequests: known([{ ...pullRecord(1), ...pull }]) },
  }));
const aWaiver = { practice: 'a', until: '2026-02-30', because: 'x' };

test.each([
  ['', /^it is not JSON/],
  ['{"schema": 1', /^it is not JSON \(line 1 column 13\)$/],
  ['[]', /^expected object, found array$/],
  ['null', /^expected object, found null$/],
  [wrong(facts => ({ ...facts, schema: 2 })), /^schema: expected 1$/],
  [without('repository'), /^repository: expected string, found nothing$/],
  [wrong(facts => ({ ...facts, at: '2026-11-23' })), /^at: expected number, found string$/],
  [wrong(facts => ({ ...facts, at: 1e20 })), /^at: .*8640000000000000$/],
  [wrong(facts => ({ ...facts, webUrl: 'javascript:alert(1)' })), /^webUrl: /],
  [policyWith({ target: 6 }), /^policy\.target: expected one of 1\|2\|3\|4\|5$/],
  [
    policyWith({ calendar: { zone: 'Mars', holidays: [], workdays: [] } }),
    /^policy\.calendar\.zone: expected a time zone/,
  ],
  [policyWith({ waivers: [aWaiver] }), /^policy\.waivers\[0\]\.until: /],
  [treeIs(null), /^facts\.tree: expected object, found null$/],
  [treeIs({ known: 'no' }), /^facts\.tree\.known: /],
  [treeIs({ known: false, cause: { kind: 'x' } }), /^facts\.tree\.cause\.kind: /],
  [pullWith({ mergedAt: 'x' }), /^facts\.pullRequests\.value\[0\]\.mergedAt: expected number, found string$/],
  [pullWith({ mood: 'good' }), /^facts\.pullRequests\.value\[0\]: .*"mood".*: no such key is known here$/],
])('%s is refused in one line that says where', (json, says) => {
  let message = 'was taken';
  try {
    readFacts(json);
  } catch (error) {
    if (!(error instanceof UnreadableFacts)) throw error;
    message = error.message;
  }

  expect(message).toMatch(says);
  expect(message).not.toContain('\n');
});
