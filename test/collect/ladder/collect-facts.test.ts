import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectFacts } from '../../../src/collect/ladder/collect-facts.ts';
import { builtInPolicy, type LadderPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import type { FactValues, RepositoryFacts } from '../../../src/facts/ladder/repository-facts.ts';
import type { Cause } from '../../../src/model/cause.ts';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import { dayMs } from '../../../src/model/records/instant.ts';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { comesTestFirst } from '../../../src/practices/agile-development-management/test-first-signal.ts';
import { gatewayFailure } from '../../support/gateway-failure.ts';
import { everything, type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

const files = {
  '.github/workflows/ci.yml': 'name: CI\non: [push, pull_request]\n',
  'README.md': '# Quotes\n',
  'docs/adr/0001-one.md': '# One\n',
  'src/a.js': 'a\n',
};

let place: LadderStandIn;
beforeAll(async () => {
  place = await openLadderStandIn({ limits: { treeEntries: 200 } });
  place.world.organization('harbour');
  place.world.install('harbour');
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

const collect = (
  repository: RepositoryHandle,
  policy: Partial<LadderPolicy> = {},
): Promise<RepositoryFacts> =>
  collectFacts(place.reads(repository), { ...builtInPolicy, ...policy }, place.now());

function factIn<Key extends keyof FactValues>(found: RepositoryFacts, key: Key): FactValues[Key] {
  const fact = found.facts[key];
  if (!fact.known) throw new Error(`${key} is unknown: ${JSON.stringify(fact.cause)}`);
  return fact.value as FactValues[Key];
}

/** Not read from GitHub: what only Rung keeps, teams and custom properties. */
const unread = new Set(['eventGaps', 'advice', 'storedValues', 'teams', 'properties']);

const causesIn = (found: RepositoryFacts): Readonly<Record<string, Cause>> =>
  Object.fromEntries(
    Object.entries(found.facts).flatMap(([key, fact]) =>
      fact.known || unread.has(key) ? [] : [[key, fact.cause]],
    ),
  );

test('all facts of a repository, which survive JSON', async () => {
  place.at('2026-11-02T08:00:00Z');
  const quotes = place.world.createRepository('harbour/quotes', { files });
  const start = quotes.tip();
  quotes.addRuleSet([{ context: 'test', integrationId: null }]);
  quotes.delivery.addEnvironment('production', { reviewers: ['ben'] });
  quotes.security.analyse(start);
  const issue = quotes.conversation.openIssue('Late', 'ben', {
    body: 'Caused-by: external, see #7\n\n### Start time\n\n2026-11-01 10:00',
  });
  place.at('2026-11-02T09:00:00Z');
  quotes.push(
    'fix',
    { 'src/a.js': 'b\n' },
    { by: 'ada', message: `Fix\n\nThis reverts commit ${start}.\nFailure: no` },
  );
  const pull = quotes.openPullRequest({
    ...{ head: 'fix', author: 'ada', title: 'ABC-7 Throttle' },
    body: `Closes #${issue.number}\n\n## Risk\n\nLow\n\n- [x] Tests\n- [ ] Documents\n\nReverts #1\nFailure: no`,
  });
  const checked = quotes.startWorkflowRun({ pullRequest: pull.number, jobs: ['test'] }).begin();
  place.at('2026-11-02T09:10:00Z');
  checked.complete({ conclusion: 'success' });
  quotes.checks.create('ci-of-others', 'slow', pull.headSha);
  pull.review('ben');
  const mergedAt = place.at('2026-11-02T10:00:00Z');
  const merge = pull.merge('merge-machine[bot]');
  const broken = quotes.startWorkflowRun({ jobs: ['test'] }).begin();
  const redAt = place.at('2026-11-02T10:05:00Z');
  broken.complete({ conclusion: 'failure' });
  place.at('2026-11-02T10:06:00Z');
  broken.rerun().begin();
  const greenAt = place.at('2026-11-02T10:12:00Z');
  broken.complete({ conclusion: 'success' });
  quotes.delivery.deploy('production', ['success'], { run: broken.record });
  quotes.delivery.deploy('staging', ['success']);
  quotes.publishRelease('v1', {
    body: `Throttled (#${pull.number}), see https://github.example/harbour/quotes/pull/9`,
  });
  place.at('2026-11-03T09:00:00Z');

  const found = await collect(quotes, {
    ...{ workItems: { in: 'outside', key: '[A-Z]+-\\d+' }, bots: ['BEN'] },
  });

  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  expect(found).toMatchObject({ schema: 1, repository: 'harbour/quotes', at: place.now() });
  expect(causesIn(found)).toEqual({
    coverage: { kind: 'report' },
    secretAlerts: { kind: 'source', what: 'alerts' },
  });
  expect(factIn(found, 'place')).toEqual({
    ...{ defaultBranch: 'main', headSha: merge, headAt: mergedAt, visibility: 'public', isArchived: false },
    ...{ hasIssues: true, template: null, hasSecurityPolicy: false },
  });
  expect(factIn(found, 'tree').map(({ path }) => path)).toEqual(Object.keys(files).toSorted());
  expect(factIn(found, 'files')).toEqual({
    '.github/workflows/ci.yml': { text: files['.github/workflows/ci.yml'], changedAt: null },
    'README.md': { text: '# Quotes\n', changedAt: Date.parse('2026-11-02T08:00:00Z') },
    'docs/adr/0001-one.md': { text: '# One\n', changedAt: Date.parse('2026-11-02T08:00:00Z') },
  });
  expect(
    factIn(found, 'commits').map(({ sha, reverts, deniesFailure }) => [sha, reverts, deniesFailure]),
  ).toEqual([
    [merge, [], undefined],
    [pull.headSha, [start], true],
    [start, [], undefined],
  ]);
  // What a machine merged is the work of whoever wrote it.
  expect(factIn(found, 'heads')).toEqual([
    { sha: merge, at: mergedAt, by: { login: 'ada', isBot: false }, pullRequest: pull.number },
    expect.objectContaining({ sha: start, pullRequest: null }),
  ]);
  expect(factIn(found, 'pullRequests')).toEqual([
    expect.objectContaining({
      ...{ number: pull.number, issues: [issue.number], issuesElsewhere: 0, mergeSha: merge, coverage: null },
      text: {
        ...{ tasks: { ticked: 1, open: 1 }, keys: ['ABC-7'], sections: ['risk'], reverts: ['#1'] },
        deniesFailure: true,
      },
      // The other check is not required, so nobody waits for it.
      checks: {
        ...{ queuedAt: Date.parse('2026-11-02T09:00:00Z'), isGreen: true },
        completedAt: Date.parse('2026-11-02T09:10:00Z'),
      },
      reviews: [expect.objectContaining({ author: { login: 'ben', isBot: true }, state: 'approved' })],
    }),
  ]);
  expect(factIn(found, 'pullRequests')[0]).not.toHaveProperty('body');
  expect(factIn(found, 'issues')).toEqual([
    expect.objectContaining({
      ...{
        number: issue.number,
        causedBy: ['external'],
        mentions: [7],
        sections: ['start time'],
        priority: null,
      },
      ...{ startedAt: Date.parse('2026-11-01T10:00Z'), author: { login: 'ben', isBot: true } },
    }),
  ]);
  expect(factIn(found, 'runs')).toEqual([
    expect.objectContaining({
      ...{ id: broken.id, sha: merge, pushedAt: mergedAt, pullRequest: null, isInferred: false },
      attempts: [
        { number: 1, conclusion: 'failure', completedAt: redAt },
        { number: 2, conclusion: 'success', completedAt: greenAt },
      ],
    }),
    expect.objectContaining({ id: checked.id, pushedAt: null, pullRequest: pull.number }),
  ]);
  expect(factIn(found, 'jobs').map(({ runId, attempt }) => [runId, attempt])).toEqual([
    [broken.id, 1],
    [broken.id, 2],
    [checked.id, 1],
  ]);
  expect(factIn(found, 'deployments').map(one => [one.environment, one.isProduction, one.runId])).toEqual([
    ['staging', false, null],
    ['production', true, broken.id],
  ]);
  expect(factIn(found, 'releases')).toEqual([
    expect.objectContaining({ tag: 'v1', sha: merge, pullRequests: [pull.number, 9] }),
  ]);
  expect(factIn(found, 'rules')).toMatchObject({ requiredChecks: ['test'], isComplete: true });
  expect(factIn(found, 'environments')).toHaveLength(1);
  expect(factIn(found, 'analyses')).toHaveLength(1);
  expect(factIn(found, 'securitySettings')).toEqual({ secretScanning: false, pushProtection: false });
  expect(factIn(found, 'eventsSince')).toBe(place.now());
});

test('what Rung has kept takes its place among them', async () => {
  const repository = place.world.createRepository('harbour/kept', { files });
  const kept = {
    ...{ coverage: [{ sha: 'c', at: 1, covered: 1, coverable: 2 }], eventsSince: 5, eventGaps: [] },
    ...{ advice: [], storedValues: [], earlier: { at: 3, results: [] } },
  };

  const found = await collectFacts(place.reads(repository), builtInPolicy, place.now(), kept);

  expect([factIn(found, 'coverage'), factIn(found, 'eventsSince')]).toEqual([kept.coverage, 5]);
  expect(found.earlier).toEqual(kept.earlier);
});

test('a repository of ordinary size takes at most forty requests, none of them twice', async () => {
  place.at('2026-08-01T00:00:00Z');
  const repository = place.world.createRepository('harbour/ordinary', { files });
  repository.addRuleSet([{ context: 'test', integrationId: null }]);
  // A quarter: 60 pull requests with two runs each, four commits a day, 40 issues, 30 deployments.
  for (let i = 0; i < 60; i++) {
    const day = Date.parse('2026-08-02T09:00:00Z') + i * 1.5 * dayMs;
    place.at(new Date(day).toISOString());
    const issue = i % 3 < 2 ? repository.conversation.openIssue(`Issue ${i}`, 'ben') : null;
    repository.push(`b${i}`, { [`src/${i}.js`]: 'x\n' }, { by: 'ada' });
    repository.push(`b${i}`, { [`test/${i}.js`]: 'x\n' }, { by: 'ada' });
    const pull = repository.openPullRequest({ head: `b${i}`, author: 'ada' });
    repository
      .startWorkflowRun({ pullRequest: pull.number, jobs: ['test'] })
      .complete({ conclusion: 'success' });
    pull.review('ben');
    place.at(new Date(day + 3_600_000).toISOString());
    pull.merge('ada');
    const run = repository.startWorkflowRun({ jobs: ['test'] });
    run.complete({ conclusion: i % 10 === 0 ? 'failure' : 'success' });
    if (i % 20 === 5) run.rerun().complete({ conclusion: 'success' });
    if (i % 2 === 0) repository.delivery.deploy('production', ['success']);
    if (i % 6 === 0) repository.publishRelease(`v${i}`);
    if (issue !== null && i % 2 === 0) repository.conversation.close(issue, 'ada');
    // Connections that wait are looked after meanwhile.
    await nextTurn();
  }
  place.requests();

  const found = await collect(repository);

  const sent = place.requests();
  expect(sent.length).toBeLessThanOrEqual(40);
  expect(factIn(found, 'pullRequests')).toHaveLength(60);
  expect(factIn(found, 'runs')).toHaveLength(120);
  expect(factIn(found, 'jobs').length).toBe(5);
  expect(factIn(found, 'pullRequests').map(comesTestFirst)).toEqual(Array(60).fill(false));
  const asked = place.standIn.journal.entries
    .slice(-sent.length)
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => path);
  expect(asked.filter((path, i) => asked.indexOf(path) !== i)).toEqual([]);
});

describe('CI outside GitHub Actions', () => {
  const outside = (name: string): RepositoryHandle => {
    place.at('2026-11-05T09:00:00Z');
    const repository = place.world.createRepository(`harbour/outside-${name}`, { files });
    const sha = repository.push('main', { a: '1' }, { by: 'ada' });
    place.at('2026-11-05T09:10:00Z');
    repository.checks.create('jenkins', 'build', sha, { conclusion: 'success' });
    repository.checks.create('mergify', 'Queue', sha, { conclusion: 'success' });
    repository.checks.create('rung', 'Rung / CI status', sha, { conclusion: 'failure' });
    repository.checks.setStatus({ sha, context: 'nightly', state: 'error' });
    repository.checks.setStatus({ sha, context: 'slow', state: 'pending' });
    return repository;
  };
  const told = (found: RepositoryFacts) =>
    factIn(found, 'runs').map(run => [run.workflow, run.attempts[0]?.conclusion, run.isInferred]);

  test('is what the policy names', async () => {
    const repository = outside('named');
    repository.startWorkflowRun({ jobs: ['test'] }).complete({ conclusion: 'success' });

    const found = await collect(repository, { ciContexts: ['build', 'nightly'] });

    expect(told(found)).toEqual([
      ['.github/workflows/ci.yml', 'success', false],
      ['check:build', 'success', false],
      ['status:nightly', 'failure', false],
    ]);
    expect(factIn(found, 'runs')[1]).toMatchObject({
      ...{ branch: 'main', sha: repository.tip(), pushedAt: Date.parse('2026-11-05T09:00:00Z') },
      attempts: [{ number: 1, conclusion: 'success', completedAt: place.now() }],
    });
    const ids = factIn(found, 'runs').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(factIn(await collect(repository, { ciContexts: ['build', 'nightly'] }), 'runs')).toEqual(
      factIn(found, 'runs'),
    );
  });

  test('is a guess where no workflow runs and nobody names it; gatekeepers and Rung are none', async () => {
    const found = await collect(outside('guessed'));

    expect(told(found).toSorted()).toEqual([
      ['check:build', 'success', true],
      ['status:nightly', 'failure', true],
      ['status:slow', null, true],
    ]);
  });

  test('is not asked for where workflows run and nobody names it', async () => {
    const repository = outside('beside');
    repository.startWorkflowRun({ jobs: ['test'] }).complete({ conclusion: 'success' });

    expect(told(await collect(repository))).toEqual([['.github/workflows/ci.yml', 'success', false]]);
  });

  test('that is named and may not be seen is unknown, not absent', async () => {
    const { statuses: _, ...permissions } = everything;
    const repository = place.world.createRepository('blind/quotes', { files });
    place.world.install('blind', { permissions });

    const unseen = { kind: 'permission', permission: 'statuses' };
    expect(causesIn(await collect(repository, { ciContexts: ['build'] }))).toMatchObject({ runs: unseen });
    expect(causesIn(await collect(repository))).not.toHaveProperty('runs');
  });
});

describe('without a permission', () => {
  const unknownFor: Readonly<Record<string, readonly string[]>> = {
    contents: ['place', 'tree', 'files', 'commits', 'heads', 'releases', 'tags', 'branches'],
    pull_requests: ['pullRequests'],
    issues: ['issues', 'milestones'],
    actions: ['runs', 'jobs', 'environments'],
    deployments: ['deployments'],
    administration: ['securitySettings'],
    vulnerability_alerts: ['dependencyAlerts'],
    security_events: ['codeAlerts', 'analyses'],
    secret_scanning_alerts: ['secretAlerts'],
    checks: [],
    statuses: [],
  };

  test.each(Object.entries(unknownFor))('%s', async (permission, keys) => {
    const { [permission]: _, ...permissions } = everything;
    const owner = `without-${permission.replaceAll('_', '-')}`;
    const repository = place.world.createRepository(`${owner}/quotes`, { files });
    place.world.install(owner, { permissions });
    repository.security.set({ secretScanning: true });
    repository.security.analyse(repository.tip());
    const issue = repository.conversation.openIssue('Late', 'ben');
    repository.push('fix', { a: '1' }, { by: 'ada' });
    const pull = repository.openPullRequest({ head: 'fix', author: 'ada', body: `Closes #${issue.number}` });
    repository.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });

    const found = await collect(repository);

    const { coverage, ...causes } = causesIn(found);
    expect(coverage).toEqual({ kind: 'report' });
    expect(causes).toEqual(Object.fromEntries(keys.map(key => [key, { kind: 'permission', permission }])));
    expect(factIn(found, 'rules').isComplete).toBe(permission !== 'administration');
    if (permission === 'pull_requests') return;
    const [row] = factIn(found, 'pullRequests');
    // Its text says what it closes, where GitHub does not; checks that may not be seen are not known.
    expect(row?.issues).toEqual([issue.number]);
    expect(row?.checks === null).toBe(permission === 'checks' || permission === 'statuses');
  });
});

describe('a repository that is out of the ordinary', () => {
  test('has nothing in it yet', async () => {
    const { record } = place.world.createRepository('harbour/empty');
    record.refs.clear();
    record.activities.length = 0;

    const found = await collect(place.world.repository('harbour/empty'));

    const nothing = { kind: 'source', what: 'commits' };
    expect(causesIn(found)).toMatchObject({ place: nothing, rules: nothing });
    for (const key of ['tree', 'commits', 'heads', 'branches', 'runs', 'pullRequests'] as const)
      expect(factIn(found, key)).toEqual([]);
    expect(factIn(found, 'files')).toEqual({});
  });

  test('has a tree that GitHub cuts: no part of it passes for the whole', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.txt`, 'x']));
    const found = await collect(place.world.createRepository('harbour/huge', { files: many }));

    const cut = { kind: 'truncated', what: 'files' };
    expect(causesIn(found)).toMatchObject({ tree: cut, files: cut });
  });

  test('has its alerts switched off, which no permission would change', async () => {
    const repository = place.world.createRepository('harbour/off', { files });
    repository.security.set({ dependencyAlerts: false, codeScanning: false });

    const off = { kind: 'source', what: 'alerts' };
    expect(causesIn(await collect(repository))).toMatchObject({
      ...{ dependencyAlerts: off, codeAlerts: off, secretAlerts: off, analyses: off },
    });
  });

  test('is gone: then there is nothing to assess', async () => {
    const repository = place.world.createRepository('harbour/gone', { files });
    const reads = place.reads(repository);
    await reads.repository();
    repository.delete();

    await expect(gatewayFailure(collectFacts(reads, builtInPolicy, place.now()))).resolves.toMatchObject({
      kind: 'not-found',
    });
  });

  test.each([
    ['POST /graphql', 'unavailable'],
    ['GET /repos/{owner}/{repo}/deployments', 'unavailable'],
  ])('does not answer %s now: the job is tried again', async (route, kind) => {
    const repository = place.world.createRepository(`harbour/${kind}-${route.length}`, { files });
    place.standIn.faults.add({ route, times: 200, fault: { kind: 'status', status: 502 } } as never);

    await expect(gatewayFailure(collect(repository))).resolves.toMatchObject({ kind });
    place.standIn.faults.clear();
  });
});

test("where GitHub's limits are reached midway, the job is put off, and no refusal is left that nobody handles", async () => {
  const repository = place.world.createRepository('harbour/limited', { files });
  const refuse = async () => {
    throw new GatewayError('rate-limited', 'Later.', { retryAfterSeconds: 60 });
  };
  const reads = { ...place.reads(repository), head: refuse, hasSecurityPolicy: refuse };
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);

  await expect(gatewayFailure(collectFacts(reads, builtInPolicy, place.now()))).resolves.toMatchObject({
    kind: 'rate-limited',
  });
  await nextTurn();
  await nextTurn();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

test.each([
  ['production', false, false, null, true],
  ['Prod-EU', false, false, null, true],
  ['live2', false, false, null, true],
  ['product-page', false, false, null, false],
  ['staging', false, false, null, false],
  ['eu-west', true, false, null, true],
  ['production', true, true, null, false],
  ['production', true, false, 'eu-west', false],
  ['EU-West', false, false, 'eu-west', true],
])(
  'a deployment to %s (declared: %s, transient: %s, policy: %s) is one to production: %s',
  async (environment, production, transient, named, expected) => {
    const repository = place.world.createRepository(
      `harbour/to-${environment.toLowerCase()}-${production}-${transient}-${named}`,
    );
    repository.delivery.deploy(environment, ['success'], { production, transient });

    const found = await collect(repository, { production: { environment: named, workflow: null } });

    expect(factIn(found, 'deployments').map(({ isProduction }) => isProduction)).toEqual([expected]);
  },
);
