import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { asked, type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

let place: LadderStandIn;
let made = 0;
const fresh = (): RepositoryHandle => {
  made += 1;
  return place.world.createRepository(`harbour/rules-${made}`);
};

beforeAll(async () => {
  place = await openLadderStandIn();
  place.world.organization('harbour');
  place.world.install('harbour');
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

const none = {
  ...{ blocksForcePush: false, blocksDeletion: false, requiresPullRequest: false, approvals: 0 },
  ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: [] },
  ...{ requiresCodeScanning: false, hasBypass: false },
};

const pullRule = (approvals: number, more: object = {}) => ({
  type: 'pull_request',
  parameters: {
    ...{ required_approving_review_count: approvals, require_last_push_approval: false },
    ...{ require_code_owner_review: false, dismiss_stale_reviews_on_push: false },
    ...{ required_review_thread_resolution: false, ...more },
  },
});

describe('rules', () => {
  test('none are in force', async () => {
    const repository = fresh();
    repository.addRuleSet([], { enforcement: 'evaluate', rules: [{ type: 'deletion' }] });

    await expect(place.reads(repository).rules('main')).resolves.toEqual(none);
  });

  test('of several sets hold together, the strictest of each', async () => {
    const repository = fresh();
    repository.addRuleSet([{ context: 'test', integrationId: null }], {
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, pullRule(1)],
    });
    repository.addRuleSet([{ context: 'lint', integrationId: 7 }], {
      ...{ source: 'Organization', branches: ['*'] },
      rules: [pullRule(2, { require_code_owner_review: true })],
    });

    await expect(place.reads(repository).rules('main')).resolves.toEqual({
      ...{ ...none, blocksForcePush: true, blocksDeletion: true, requiresPullRequest: true, approvals: 2 },
      ...{ requiresCodeOwners: true, requiredChecks: ['test', 'lint'], hasBypass: null },
    });
  });

  test.each([
    ['dismissesStale', pullRule(0, { dismiss_stale_reviews_on_push: true }), { requiresPullRequest: true }],
    [
      'resolvesThreads',
      pullRule(0, { required_review_thread_resolution: true }),
      { requiresPullRequest: true },
    ],
    [
      'requiresCodeScanning',
      {
        type: 'code_scanning',
        parameters: {
          code_scanning_tools: [
            { tool: 'CodeQL', alerts_threshold: 'errors', security_alerts_threshold: 'high_or_higher' },
          ],
        },
      },
      {},
    ],
  ] as const)('one says %s', async (key, rule, more) => {
    const repository = fresh();
    repository.addRuleSet([], { rules: [rule] });

    await expect(place.reads(repository).rules('main')).resolves.toEqual({
      ...{ ...none, ...more, hasBypass: null, [key]: true },
    });
  });
});

describe('classic protection', () => {
  test('there is none', async () => {
    await expect(place.reads(fresh()).protection('main')).resolves.toBeUndefined();
  });

  test('asks for nothing, and yet nobody may force or delete', async () => {
    const repository = fresh();
    repository.protectBranch('main', [], { holdsForAdministrators: true });

    await expect(place.reads(repository).protection('main')).resolves.toEqual({
      ...{ ...none, blocksForcePush: true, blocksDeletion: true },
    });
  });

  test('asks for all there is, and administrators pass by', async () => {
    const repository = fresh();
    repository.protectBranch('main', [{ context: 'test', integrationId: null }], {
      ...{ approvals: 2, codeOwners: true, dismissesStale: true, resolvesThreads: true },
      ...{ allowsForcePush: true, allowsDeletion: true },
    });

    await expect(place.reads(repository).protection('main')).resolves.toEqual({
      ...{ ...none, requiresPullRequest: true, approvals: 2, requiresCodeOwners: true },
      ...{ dismissesStale: true, resolvesThreads: true, requiredChecks: ['test'], hasBypass: true },
    });
    await expect(place.reads(repository).head('main')).resolves.toMatchObject({ requiredChecks: ['test'] });
  });
});

test('environments tell who must agree, also when there are forty', async () => {
  const repository = fresh();
  repository.delivery.addEnvironment('production', {
    ...{ reviewers: ['ada', 'ben'], waitMinutes: 30, preventsSelfReview: true, protectedBranchesOnly: true },
  });
  for (let i = 1; i < 40; i++) repository.delivery.addEnvironment(`test-${i}`);
  place.requests();

  const found = await place.reads(repository).environments();

  expect(place.requests()).toHaveLength(1);
  expect(found).toHaveLength(40);
  expect(found.slice(0, 2)).toEqual([
    {
      ...{ name: 'production', reviewers: 2, waitMinutes: 30, hasBranchPolicy: true },
      ...{ preventsSelfReview: true, hasGate: false },
    },
    {
      ...{ name: 'test-1', reviewers: 0, waitMinutes: 0, hasBranchPolicy: false },
      ...{ preventsSelfReview: false, hasGate: false },
    },
  ]);
});

describe('security', () => {
  test('alerts of each sort, open and closed', async () => {
    const repository = fresh();
    const { security } = repository;
    security.set({ secretScanning: true });
    const openedAt = place.at('2026-11-02T09:00:00Z');
    const old = security.openAlert('dependency', { severity: 'critical', hasFix: false });
    security.openAlert('code', { severity: 'low' });
    const secret = security.openAlert('secret');
    security.analyse(repository.tip());
    const closedAt = place.at('2026-11-03T09:00:00Z');
    security.closeAlert(old);
    security.closeAlert(secret);
    security.openAlert('dependency');
    security.analyse(repository.tip(), 'Semgrep');
    security.analyse(repository.tip(), 'Broken', 'out of memory');
    const reads = place.reads(repository);

    expect(await reads.dependencyAlerts()).toEqual([
      { kind: 'dependency', severity: 'high', openedAt: closedAt, closedAt: null, hasFix: true },
      { kind: 'dependency', severity: 'critical', openedAt, closedAt, hasFix: false },
    ]);
    expect(await reads.codeAlerts()).toEqual([
      { kind: 'code', severity: 'low', openedAt, closedAt: null, hasFix: false },
    ]);
    expect(await reads.secretAlerts()).toEqual([
      { kind: 'secret', severity: null, openedAt, closedAt, hasFix: false },
    ]);
    const sha = repository.tip();
    expect(await reads.analyses(0)).toEqual([
      { sha, tool: 'Semgrep', at: closedAt },
      { sha, tool: 'CodeQL', at: openedAt },
    ]);
    expect(await reads.analyses(closedAt)).toEqual([{ sha, tool: 'Semgrep', at: closedAt }]);
  });

  test('a repository tells what it is, and its settings to whom they are shown', async () => {
    const template = fresh();
    const repository = fresh();
    repository.record.template = template.record;
    repository.security.set({ secretScanning: true });
    repository.setPrivate(true);
    repository.archive();

    await expect(place.reads(repository).repository()).resolves.toEqual({
      ...{ fullName: repository.fullName, defaultBranch: 'main', visibility: 'private', isArchived: true },
      ...{ hasIssues: true, template: template.fullName },
      security: { secretScanning: true, pushProtection: false },
    });
  });

  test('a security policy is its own, or the one that its organization has for all', async () => {
    const [bare, guarded] = [fresh(), fresh()];
    guarded.push('main', { 'docs/SECURITY.md': 'x' });
    const told = () =>
      Promise.all([bare, guarded].map(repository => place.reads(repository).hasSecurityPolicy()));

    expect(await told()).toEqual([false, true]);
    place.world.createRepository(`${bare.record.owner.login}/.github`, { files: { 'SECURITY.md': 'x' } });
    expect(await told()).toEqual([true, true]);
  });

  test('a branch has a head, unless there is no branch', async () => {
    const at = place.at('2026-11-05T09:00:00Z');
    const repository = fresh();

    expect(await place.reads(repository).head('main')).toEqual({
      sha: repository.tip(),
      at,
      requiredChecks: [],
    });
    expect(await place.reads(repository).head('gone')).toBeUndefined();
  });
});

test('what the installation did not grant is not asked for', async () => {
  const repository = place.world.createRepository('bare/quotes');
  place.world.install('bare', { permissions: asked });
  const reads = place.reads(repository);
  place.requests();

  for (const ask of [() => reads.protection('main'), reads.dependencyAlerts, reads.secretAlerts])
    await expect(ask()).rejects.toMatchObject({ kind: 'forbidden' });
  expect(place.requests()).toEqual([]);
});
