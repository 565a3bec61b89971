import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
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

/** Pull requests and runs, one of each a day. */
function repositoryOf(name: string, days: number): RepositoryHandle {
  const repository = place.world.createRepository(`harbour/${name}`, { files: { 'README.md': '# x\n' } });
  for (let day = 0; day < days; day++) {
    place.at(new Date(place.now() + dayMs).toISOString());
    repository.push(`b${day}`, { [`f${day}.ts`]: 'a\n' }, { by: 'mia' });
    repository.openPullRequest({ head: `b${day}`, author: 'mia' }).merge('kai');
    repository.startWorkflowRun({ branch: 'main', event: 'push' }).complete({ conclusion: 'success' });
  }

  return repository;
}

async function backfill(
  repository: RepositoryHandle,
  onProgress: (progress: BackfillProgress) => void = () => {},
): Promise<BackfillState> {
  const { ladders } = opened.store;
  const id = repository.record.id;
  await ladders.begin(id, new Date(place.now()));
  const state = await ladders.find(id);

  return await backfillRepository(
    {
      services: { store: opened.store, log: silentLog } as unknown as Services,
      reads: place.reads(repository),
      repository: { installationId: 1, id, owner: 'harbour', name: repository.record.name },
      ...{ policy: builtInPolicy, onProgress },
    },
    (state?.backfill as BackfillState | null) ?? undefined,
    place.now(),
  );
}

const kept = (repository: RepositoryHandle, kind: 'pull-request' | 'run') =>
  opened.store.records.list(repository.record.id, kind, new Date(0));

test('ninety days of a repository are read, and nothing older', async () => {
  const repository = repositoryOf('whole', 100);
  const shares: number[] = [];
  const state = await backfill(repository, ({ share }) => shares.push(share));

  // A page of pull requests may reach over the edge; runs are cut at it.
  expect((await kept(repository, 'pull-request')).length).toBeGreaterThanOrEqual(90);
  expect((await kept(repository, 'run')).length).toBeLessThanOrEqual(91);
  expect((await kept(repository, 'run')).length).toBeGreaterThanOrEqual(89);
  expect(state).toMatchObject({ arePullsDone: true, isRestDone: true });
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
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
