import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { gatewayFailure } from '../../support/gateway-failure.ts';
import { type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

let place: LadderStandIn;
let quotes: RepositoryHandle;
const longAgo = Date.parse('2025-12-01T00:00:00Z');

beforeAll(async () => {
  place = await openLadderStandIn();
  place.at('2026-11-01T09:00:00Z');
  quotes = place.world.createRepository('harbour/quotes');
  place.world.install('harbour');
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

describe('commits', () => {
  test('of a branch, the newest first, with parents and authors', async () => {
    const repository = place.world.createRepository('harbour/commits');
    const startedAt = place.now();
    const start = repository.tip();
    const fixedAt = place.at('2026-11-01T10:00:00Z');
    const fix = repository.push('fix', { a: '1' }, { by: 'ada', message: 'Fix\n\nThis reverts nothing.' });
    const mergedAt = place.at('2026-11-01T11:00:00Z');
    const merge = repository.openPullRequest({ head: 'fix', author: 'ada' }).merge();

    const found = await place.reads(repository).commits('main', longAgo);

    const message = expect.stringContaining('Merge pull request #1');
    expect(found).toEqual([
      {
        sha: merge,
        message,
        parents: [start, fix],
        author: null,
        authoredAt: mergedAt,
        committedAt: mergedAt,
      },
      {
        ...{ sha: fix, message: 'Fix\n\nThis reverts nothing.', parents: [start] },
        ...{ author: { login: 'ada', isBot: false }, authoredAt: fixedAt, committedAt: fixedAt },
      },
      expect.objectContaining({ sha: start, parents: [], committedAt: startedAt }),
    ]);
    const later = await place.reads(repository).commits('main', mergedAt);
    expect(later.map(({ sha }) => sha)).toEqual([merge]);
  });

  test('of a branch that is not there are none', async () => {
    await expect(place.reads(quotes).commits('gone', longAgo)).resolves.toEqual([]);
  });

  test('come page after page', async () => {
    const repository = place.world.createRepository('harbour/long');
    for (let i = 0; i < 149; i++) repository.push('main', { a: String(i) });
    place.requests();

    expect(await place.reads(repository).commits('main', 0)).toHaveLength(150);
    expect(place.requests()).toHaveLength(2);
  });

  test('moves of the branch tell who pushed, and not those of other branches', async () => {
    const repository = place.world.createRepository('harbour/moves');
    const at = place.at('2026-11-02T10:00:00Z');
    repository.push('other', { a: '1' }, { by: 'ada' });
    const sha = repository.push('main', { a: '2' }, { by: 'ada' });

    const reads = place.reads(repository);

    expect(await reads.moves('main', at)).toEqual([{ sha, at, by: { login: 'ada', isBot: false } }]);
    expect(await reads.moves('main', 0)).toHaveLength(2);
  });
});

test('deployments tell what was declared of them, each state, and the run that deploys', async () => {
  place.at('2026-11-03T09:00:00Z');
  quotes.delivery.deploy('production', ['success']);
  const at = place.at('2026-11-03T10:00:00Z');
  const run = quotes.startWorkflowRun().begin();
  const deployment = quotes.delivery.deploy('prod-eu', ['queued', 'in_progress'], {
    ...{ run: run.record, by: 'deployer[bot]', production: true },
  });
  const done = place.at('2026-11-03T10:05:00Z');
  quotes.delivery.setState(deployment, 'success');
  quotes.delivery.setState(deployment, 'inactive');
  quotes.delivery.deploy('pr-7', ['failure'], { transient: true });
  place.requests();

  const found = await place.reads(quotes).deployments(at);

  expect(place.requests()).toHaveLength(2);
  expect(found).toEqual([
    {
      ...{ id: deployment.id + 5, sha: quotes.tip(), environment: 'pr-7', saysProduction: false },
      ...{ isTransient: true, creator: { login: 'harbour', isBot: false }, createdAt: done, runId: null },
      statuses: [{ state: 'failure', at: done }],
    },
    {
      ...{ id: deployment.id, sha: quotes.tip(), environment: 'prod-eu', saysProduction: true },
      ...{ isTransient: false, creator: { login: 'deployer[bot]', isBot: true }, createdAt: at },
      runId: run.id,
      statuses: [
        { state: 'queued', at },
        { state: 'in_progress', at },
        { state: 'success', at: done },
        { state: 'inactive', at: done },
      ].toSorted((a, b) => a.at - b.at),
    },
  ]);
});

test('what is deleted between two questions is left out', async () => {
  const repository = place.world.createRepository('harbour/vanishing');
  const { deployments, refs } = repository.record;
  repository.delivery.deploy('staging');
  const kept = repository.delivery.deploy('production');
  repository.push('gone', { a: '1' });
  repository.push('stays', { b: '1' });
  place.standIn.faults.add({
    match: ({ body }) => {
      const query = String((body as { query?: string } | undefined)?.query);
      if (query.includes('DeploymentStatuses')) deployments.splice(0, deployments.length - 1);
      if (query.includes('BranchesAhead')) refs.delete('refs/heads/gone');
      return false;
    },
    fault: { kind: 'reset' },
  });
  const reads = place.reads(repository);

  const found = await reads.deployments(longAgo);
  const branches = await reads.branches('main', longAgo);

  expect(found.map(({ id, statuses }) => [id, statuses.length])).toEqual([[kept.id, 1]]);
  expect(branches.map(({ name, ahead }) => [name, ahead])).toEqual([
    ['gone', null],
    ['main', 0],
    ['stays', 1],
  ]);
  place.standIn.faults.clear();
});

test('deployments without any statuses are not known', async () => {
  const repository = place.world.createRepository('harbour/silent');
  repository.delivery.deploy('production');
  place.standIn.faults.add({
    match: ({ operation }) => {
      if (operation === 'POST /graphql') repository.record.deployments.length = 0;
      return false;
    },
    fault: { kind: 'reset' },
  });

  await expect(gatewayFailure(place.reads(repository).deployments(longAgo))).resolves.toMatchObject({
    kind: 'forbidden',
  });
  place.standIn.faults.clear();
});

test('releases tell the commit behind their tag, and drafts are not shown', async () => {
  const repository = place.world.createRepository('harbour/releases');
  place.at('2026-11-04T09:00:00Z');
  repository.publishRelease('v1', { body: 'First, see #1' });
  place.at('2026-11-04T10:00:00Z');
  repository.annotateTag('v2');
  repository.publishRelease('v2', { prerelease: true, assets: ['q.tgz', 'q.cdx.json'], by: 'ada' });
  repository.publishRelease('v3', { draft: true });

  const found = await place.reads(repository).releases(longAgo);

  expect(found.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))).toEqual([
    {
      ...{ tag: 'v1', sha: repository.tip(), isDraft: false, isPrerelease: false, notes: 'First, see #1' },
      ...{
        publishedAt: Date.parse('2026-11-04T09:00:00Z'),
        author: { login: 'harbour', isBot: false },
        assets: [],
      },
    },
    {
      ...{ tag: 'v2', sha: repository.tip(), isDraft: false, isPrerelease: true, notes: '' },
      ...{
        publishedAt: place.now(),
        author: { login: 'ada', isBot: false },
        assets: ['q.tgz', 'q.cdx.json'],
      },
    },
  ]);
  expect(await place.reads(repository).releases(place.now() + 1)).toEqual([]);
});

test('tags are peeled; one on something else than a commit is none', async () => {
  const repository = place.world.createRepository('harbour/tags');
  const sha = repository.tip();
  repository.tag('light', sha);
  const annotated = repository.annotateTag('annotated', sha);
  repository.annotateTag('nested', annotated);
  repository.annotateTag('tree', repository.record.objects.commit(sha).tree);

  const found = await place.reads(repository).tags();

  expect(found.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'annotated', sha },
    { name: 'light', sha },
    { name: 'nested', sha },
  ]);
});

test('branches that live are compared with the default one', async () => {
  const repository = place.world.createRepository('harbour/branches');
  place.at('2026-10-01T09:00:00Z');
  repository.push('old', { a: '1' });
  const at = place.at('2026-11-05T09:00:00Z');
  repository.push('fresh', { b: '1' });
  const tip = repository.push('fresh', { b: '2' });
  repository.push('main', { c: '1' });
  repository.moveBranch('merged', repository.tip());

  const found = await place.reads(repository).branches('main', at);

  expect(found.map(({ name, ahead }) => [name, ahead])).toEqual([
    ['fresh', 2],
    ['main', 0],
    ['merged', 0],
    ['old', null],
  ]);
  expect(found[0]).toEqual({ name: 'fresh', sha: tip, lastCommitAt: at, ahead: 2 });
});
