import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import type { LadderReads } from '../../../src/github/ladder/ladder-port.ts';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import { silentLog } from '../../../src/model/log.ts';
import type { RepositoryHandle } from '../../../src/playground/github/handles/repository-handle.ts';
import {
  type BackfillProgress,
  backfillRepository,
} from '../../../src/usecases/ladder/backfill-repository.ts';
import type { BackfillState } from '../../../src/usecases/ladder/backfill-state.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';
import { asked, type LadderStandIn, openLadderStandIn } from '../../support/ladder-stand-in.ts';

const dayMs = 24 * 3_600_000;
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

/** Pull requests and runs, one of each a day, or each second one. */
function repositoryOf(name: string, count: number, everyDays = 1): RepositoryHandle {
  const repository = place.world.createRepository(`harbour/${name}`, { files: { 'README.md': '# x\n' } });
  for (let day = 0; day < count; day++) {
    place.at(new Date(place.now() + everyDays * dayMs).toISOString());
    repository.push(`b${day}`, { [`f${day}.ts`]: 'a\n' }, { by: 'mia' });
    repository.openPullRequest({ head: `b${day}`, author: 'mia' }).merge('kai');
    repository.startWorkflowRun({ branch: 'main', event: 'push' }).complete({ conclusion: 'success' });
  }

  return repository;
}

async function backfill(
  repository: RepositoryHandle,
  onProgress: (progress: BackfillProgress) => void = () => {},
  otherwise: Partial<LadderReads> = {},
): Promise<BackfillState> {
  const { ladders } = opened.store;
  const id = repository.record.id;
  await ladders.begin(id, new Date(place.now()));
  const state = await ladders.find(id);

  return await backfillRepository(
    {
      services: { store: opened.store, log: silentLog } as unknown as Services,
      reads: { ...place.reads(repository), ...otherwise },
      repository: { installationId: 1, id, owner: 'harbour', name: repository.record.name },
      ...{ branch: 'main', policy: builtInPolicy, onProgress },
    },
    (state?.backfill as BackfillState | null) ?? undefined,
    place.now(),
  );
}

const kept = <Kind extends 'pull-request' | 'run'>(repository: RepositoryHandle, kind: Kind) =>
  opened.store.records.list(repository.record.id, kind, new Date(0));

test('half a year of a repository is read, and nothing older', async () => {
  const repository = repositoryOf('whole', 100, 2);
  const shares: number[] = [];
  const state = await backfill(repository, ({ share }) => shares.push(share));

  // A page of pull requests may reach over the edge; runs are cut at it.
  expect((await kept(repository, 'pull-request')).length).toBeGreaterThanOrEqual(90);
  expect((await kept(repository, 'run')).length).toBeLessThanOrEqual(91);
  expect((await kept(repository, 'run')).length).toBeGreaterThanOrEqual(89);
  const at = state.startedAt;
  const span = (days: number, under = '') => ({ from: at - days * dayMs, until: at, under });
  const workItems = JSON.stringify(builtInPolicy.workItems);
  expect(state).toMatchObject({ arePullsDone: true, areRunsDone: true, isRestDone: true });
  expect(state.reach).toEqual({
    ...{ 'pull-request': span(180, workItems), issue: span(180), run: span(180) },
    ...{ deployment: span(365, 'null'), release: span(365) },
  });
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

const tooLarge = new GatewayError('too-large', 'more than 5000 workflow runs.');

test.each<[string, (from: number, until: number, at: number) => boolean, number | undefined, number]>([
  ['a step with too many runs is halved', (from, until) => until - from > 6 * dayMs, 90, 91],
  ['what is too much beyond ninety days is left', from => from < place.now() - 91 * dayMs, 90, 91],
  [
    'where even a part is too much, runs are read down to there',
    (from, until, at) => from < at - 31 * dayMs && until > at - 31 * dayMs,
    30,
    31,
  ],
  ['where the newest part is too much, none is read', () => true, undefined, 0],
])('%s', async (title, isTooLarge, days, most) => {
  const repository = repositoryOf(title.replaceAll(/\W/g, '-'), 100);
  const state = await backfill(repository, undefined, {
    runs: (from, until) =>
      isTooLarge(from, until, place.now())
        ? Promise.reject(tooLarge)
        : place.reads(repository).runs(from, until),
  });

  const until = state.startedAt;
  expect(state.reach.run).toEqual(days && { from: until - days * dayMs, until, under: '' });
  const rows = (await kept(repository, 'run')).length;
  expect(rows).toBeLessThanOrEqual(most);
  expect(rows).toBeGreaterThanOrEqual(Math.max(0, most - 2));
  expect(state.areRunsDone).toBe(true);
});

test('more pull requests than one reading takes are read on, as far as ninety days', async () => {
  const repository = repositoryOf('many', 100, 2);
  let readings = 0;
  const state = await backfill(repository, undefined, {
    // One page a reading.
    endedPullRequests: async (since, wanted, progress) => {
      readings += 1;
      const stop = new Error('one page');
      const reading = place.reads(repository).endedPullRequests(since, wanted, {
        after: progress.after,
        async onPage(rows, next) {
          await progress.onPage(rows, next);
          throw stop;
        },
      });
      await reading.catch(error => {
        throw error === stop ? tooLarge : error;
      });
    },
  });

  // Of a pull request each second day, two pages of 25 are 100 days.
  expect(readings).toBe(2);
  const pulls = await kept(repository, 'pull-request');
  const oldest = Math.min(...pulls.map(({ updatedAt }) => updatedAt));
  expect(pulls).toHaveLength(50);
  expect(state.reach['pull-request']).toMatchObject({ from: oldest + 1, until: state.startedAt });
});

test.each([
  ['where one is required, of that alone', true, true],
  ['where none is, of all', false, false],
])('how checks ended is told of the same ones as at a turn: %s', async (title, isRequired, isGreen) => {
  const repository = repositoryOf(`checks-${isRequired}`, 0);
  if (isRequired) repository.addRuleSet([{ context: 'test', integrationId: null }]);
  repository.push('fix', { 'a.ts': 'a\n' }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'fix', author: 'mia' });
  const run = (jobs: string[]) => repository.startWorkflowRun({ pullRequest: pull.number, jobs });
  run(['test']).complete({ conclusion: 'success' });
  run(['spelling']).complete({ conclusion: 'failure' });
  pull.merge('kai');
  await backfill(repository);

  const [record] = await kept(repository, 'pull-request');
  expect([title, record?.checks?.isGreen]).toEqual([title, isGreen]);
});

test('what may not be read is not read back, and what else there is is', async () => {
  const repository = repositoryOf('forbidden', 3);
  const refuse = () => Promise.reject(new GatewayError('forbidden', 'no'));
  const state = await backfill(repository, undefined, {
    ...{ endedPullRequests: refuse, runs: refuse, issues: refuse, deployments: refuse },
  });

  expect(Object.keys(state.reach)).toEqual(['release']);
});

test('what was cut off goes on where it stood, and reads no page twice', async () => {
  const repository = repositoryOf('cut', 60);
  place.requests();
  const cut = new Error('killed');
  let pages = 0;
  const first = backfill(repository, () => {
    pages += 1;
    if (pages === 2) throw cut;
  });
  await expect(first).rejects.toThrow(cut);
  const before = place.requests().length;
  expect((await kept(repository, 'pull-request')).length).toBe(50);

  await backfill(repository);
  const after = place.requests().length;
  expect(await kept(repository, 'pull-request')).toHaveLength(60);
  expect(await kept(repository, 'run')).toHaveLength(60);

  const whole = repositoryOf('uncut', 60);
  place.requests();
  await backfill(whole);
  expect(before + after).toBe(place.requests().length);
});
