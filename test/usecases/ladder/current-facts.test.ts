import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInPolicy, type LadderPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import type { InstallationHandle } from '../../../src/playground/github/handles/installation-handle.ts';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import { type CurrentFacts, currentFacts } from '../../../src/usecases/ladder/current-facts.ts';
import { readOnce } from '../../../src/usecases/ladder/read-once.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { asked, type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

const dayMs = 24 * 3_600_000;
const kept = { coverage: [], eventsSince: 0, eventGaps: [], advice: [], storedValues: [], earlier: null };

let place: LadderStandIn;
let opened: TestStore;
beforeAll(async () => {
  place = await openLadderStandIn({ permissions: asked });
  place.world.organization('harbour');
  place.world.install('harbour');
  opened = await openTestStore({ kind: 'embedded' });
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await opened.close();
  await place.close();
});

/** A turn some days after the one before, as the use case stores it. */
async function turn(
  repository: RepositoryHandle,
  days: number,
  filed: readonly { readonly number: number }[] = [],
  policy: LadderPolicy = builtInPolicy,
): Promise<CurrentFacts & { requests: number }> {
  const { ladders } = opened.store;
  const id = repository.record.id;
  const at = new Date(place.now() + days * dayMs);
  place.at(at.toISOString());
  await ladders.begin(id, at);
  const state = await ladders.find(id);
  if (state === undefined) throw new Error('It has begun.');
  place.requests();
  const found = await currentFacts({
    filed,
    services: { store: opened.store },
    reads: readOnce(place.reads(repository)),
    repository: { installationId: 1, id, owner: repository.record.owner.login, name: repository.record.name },
    ...{ state, defaultBranch: 'main', policy, kept, at },
  });
  const requests = place.requests().length;
  await ladders.save(id, {
    ...{ slot: at.toISOString().slice(0, 10), at, catalogue: '1.0', result: {} },
    facts: gzipSync(JSON.stringify(found.facts)),
  });
  const read = found.isRead && { readAt: at, backfill: { reach: found.reach } };
  await ladders.update(id, { refreshedAt: at, pulse: found.pulse, ...read });

  return { ...found, requests };
}

function newRepository(name: string): RepositoryHandle {
  const repository = place.world.createRepository(`harbour/${name}`, { files: { 'README.md': '# x\n' } });
  repository.push('fix', { 'a.ts': 'a\n' }, { by: 'mia' });
  repository.openPullRequest({ head: 'fix', author: 'mia' }).merge('kai');
  repository.startWorkflowRun({ branch: 'main', event: 'push' }).complete({ conclusion: 'success' });

  return repository;
}

test('where nothing moved, a turn takes four requests and has the facts of the turn before', async () => {
  const repository = newRepository('quiet');
  const first = await turn(repository, 1);
  const second = await turn(repository, 7);

  expect([first.isRead, second.isRead]).toEqual([true, false]);
  expect(second.requests).toBe(4);
  expect(second.facts).toEqual({ ...first.facts, at: second.facts.at });
  expect(second.facts.at - first.facts.at).toBe(7 * dayMs);
});

test('what Rung filed itself moves nothing, though somebody comments on it', async () => {
  const repository = newRepository('own');
  const own = repository.conversation.openIssue('Rung: where this repository stands', 'mia');
  await turn(repository, 1, [own]);
  repository.conversation.comment(own.number, 'Thanks.', 'ada');
  const next = repository.conversation.openIssue('Make `test` a required check', 'mia');

  expect((await turn(repository, 7, [own, next])).isRead).toBe(false);
  expect((await turn(repository, 7, [own])).isRead).toBe(true);
});

test.each<[string, (repository: RepositoryHandle) => void]>([
  ['push', repository => void repository.push('main', { 'b.ts': 'b\n' }, { by: 'mia' })],
  ['branch', repository => void repository.push('other', { 'b.ts': 'b\n' }, { by: 'mia' })],
  ['tag', repository => repository.tag('v9')],
  ['issue', repository => void repository.conversation.openIssue('Late', 'mia')],
  [
    'run',
    repository =>
      void repository
        .startWorkflowRun({ branch: 'main', event: 'schedule' })
        .complete({ conclusion: 'failure' }),
  ],
  ['deployment', repository => void repository.delivery.deploy('production', ['success'])],
  ['rule set', repository => repository.addRuleSet([{ context: 'test', integrationId: null }])],
  ['environment', repository => void repository.delivery.addEnvironment('live', {})],
])('a new %s makes the next turn read everything', async (name, move) => {
  const repository = newRepository(`moved-${name.replace(' ', '-')}`);
  await turn(repository, 1);
  move(repository);

  expect((await turn(repository, 7)).isRead).toBe(true);
});

describe('what may not be seen', () => {
  const others = Object.entries(asked).filter(([key]) => !['deployments', 'actions'].includes(key));
  let installation: InstallationHandle;
  beforeAll(() => {
    place.world.organization('pier');
    installation = place.world.install('pier', { permissions: Object.fromEntries(others) });
  });

  test('is known as a whole with the first turn after it is allowed, though nothing moved', async () => {
    const repository = place.world.createRepository('pier/late', { files: { 'README.md': '# x\n' } });
    repository.delivery.deploy('production', ['success']);
    repository.startWorkflowRun({ branch: 'main', event: 'push' }).complete({ conclusion: 'success' });
    const before = await turn(repository, 1);
    await turn(repository, 40);
    installation.acceptPermissions(asked);
    const after = await turn(repository, 7);

    const counts = ({ facts: { facts } }: CurrentFacts) =>
      [facts.deployments, facts.runs].map(fact => (fact.known ? fact.value.length : fact.cause));
    expect(counts(before)).toEqual([
      { kind: 'permission', permission: 'deployments' },
      { kind: 'permission', permission: 'actions' },
    ]);
    expect(counts(after)).toEqual([1, 1]);
    expect(after.reach).toMatchObject({
      deployment: { from: after.facts.at - 365 * dayMs, until: after.facts.at },
      run: { from: after.facts.at - 180 * dayMs, until: after.facts.at },
    });
  });

  test('runs alone neither: then no pulse shows it', async () => {
    installation.acceptPermissions(Object.fromEntries(others));
    const repository = place.world.createRepository('pier/runs', { files: { 'README.md': '# x\n' } });
    await turn(repository, 1);
    const still = await turn(repository, 7);
    installation.acceptPermissions(Object.fromEntries([...others, ['actions', 'read' as const]]));
    const after = await turn(repository, 7);

    expect([still.isRead, after.isRead, after.facts.facts.runs.known]).toEqual([false, true, true]);
  });
});

test('once the policy says so, older deployments and pull requests are told by it too', async () => {
  const repository = place.world.createRepository('harbour/named', { files: { 'README.md': '# x\n' } });
  repository.push('fix', { 'a.ts': 'a\n' }, { by: 'mia' });
  repository.openPullRequest({ head: 'fix', author: 'mia', title: 'ABC-7 Fix' }).merge('kai');
  repository.delivery.deploy('blue', ['success']);
  await turn(repository, 40);
  const workItems = { in: 'outside', key: '[A-Z]+-\\d+' } as const;
  const production = { environment: 'blue', workflow: null };
  const { facts } = (await turn(repository, 40, [], { ...builtInPolicy, workItems, production })).facts;

  const { deployments, pullRequests } = facts;
  expect(deployments.known && deployments.value.map(({ isProduction }) => isProduction)).toEqual([true]);
  expect(pullRequests.known && pullRequests.value.map(({ text }) => text.keys)).toEqual([['ABC-7']]);
});

test('everything is read again after four weeks, though nothing moved', async () => {
  const repository = newRepository('long');
  await turn(repository, 1);
  const reads: boolean[] = [];
  for (let week = 1; week <= 5; week++) reads.push((await turn(repository, 7)).isRead);

  expect(reads).toEqual([false, false, false, false, true]);
});

test('where something moved, what the pulse showed already is not asked for again', async () => {
  const repository = newRepository('moved');
  await turn(repository, 1);
  repository.push('main', { 'b.ts': 'b\n' }, { by: 'mia' });
  const { entries } = place.standIn.journal;
  const from = entries.length;
  expect((await turn(repository, 7)).isRead).toBe(true);

  const asked = entries
    .slice(from)
    .map(({ path }) => path.replace(/\?.*/, '').replace('/repos/harbour/moved', ''));
  const timesOf = (path: string) => asked.filter(one => one === path).length;
  expect([timesOf('/rules/branches/main'), timesOf('/environments')]).toEqual([1, 1]);
});
