import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { createReadOnlyServices } from '../../src/read-only-services.ts';
import type { Store } from '../../src/store/port.ts';
import { type RebuildOptions, type RebuildProgress, rebuildStore } from '../../src/usecases/rebuild-store.ts';
import { makeEmbedded, openWithQueue } from '../support/database.ts';
import { openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const clock = storyClock();
const waive = '/rung waive incremental-coverage because the generator has its own tests';
let story: Story;
let server: ServerOptions;
let moved: Awaited<ReturnType<typeof makeEmbedded>>;
let isMoved = false;
beforeAll(async () => {
  moved = await makeEmbedded();
  story = await openStory({
    clock: clock.now,
    startServer(options) {
      server = options;
      return startApp(isMoved ? { ...options, database: moved.options } : options);
    },
  });
});
afterAll(async () => {
  await story.close();
  await moved.remove();
});

/** What `rung rebuild` does to the new database, once for each of the questions; and what is in it then. */
async function rebuild<T>(
  questions: readonly Partial<RebuildOptions>[],
  look: (store: Store) => Promise<T>,
  database = moved.options,
) {
  const { store, queue, close } = await openWithQueue(database, { now: clock.now });
  try {
    await queue.start();
    const { services } = createReadOnlyServices(server, { store, queue });
    const runs = [];
    for (const question of questions) {
      const progress: string[] = [];
      const rebuilt = await rebuildStore(services, queue, {
        ...{ only: null, after: null, withHistory: false, wait: async () => {} },
        onProgress: ({ repository }) => progress.push(repository),
        ...question,
      });
      const requests = story.stage.github.journal.totals();
      runs.push({ rebuilt, progress, requests, looked: await look(store) });
    }
    return runs;
  } finally {
    await close();
  }
}

/** What is stored of the repository and cannot be told anew by the next event. */
const storedOf = (repository: RepositoryHandle, pulls: readonly number[]) => async (store: Store) => ({
  open: await store.overviews.openPullRequests(repository.id),
  standing: await Promise.all(pulls.map(number => store.waivers.standing(repository.id, number))),
  comments: await Promise.all(
    pulls.map(async number => (await store.stickyComments.find(repository.id, number))?.commentId),
  ),
  known: (await store.repositories.find(repository.id))?.ref,
  installations: (await store.installations.list()).map(({ id, account, state }) => [id, account, state]),
});

test('a rebuild can be narrowed to one repository, and go on after one', async () => {
  for (const name of ['quay', 'Pier']) story.addRepository(`anchor/${name}`);
  const [one, later] = await rebuild([{ only: 'Anchor/quay' }, { after: 'anchor/.github' }], async () => {});

  expect(one?.progress).toEqual(['anchor/quay']);
  expect(later?.progress.slice(0, 2)).toEqual(['anchor/Pier', 'anchor/quay']);
});

test('the history is read where that is asked for, told as it goes on, and read once', async () => {
  const repository = story.addRepository('mole/beacon');
  const merged = openSmallPull(repository, 'feature');
  runSmallCi(repository, merged, 9);
  merged.merge('ada');
  await story.settle();
  const told: RebuildProgress['history'][] = [];
  const asked = {
    ...{ only: 'mole/beacon', withHistory: true },
    onProgress: ({ history }: RebuildProgress) => void told.push(history),
  };
  const [first, again] = await rebuild([asked, asked], async store => ({
    isRead: (await store.ladders.find(repository.id))?.backfilledAt instanceof Date,
    pulls: (await store.records.list(repository.id, 'pull-request', new Date(0))).map(({ number }) => number),
  }));

  expect(first?.looked).toEqual({ isRead: true, pulls: [merged.number] });
  expect(first?.rebuilt.historyRows).toBeGreaterThanOrEqual(2);
  expect(told.findLast(one => one !== null)).toMatchObject({ share: 1, rows: first?.rebuilt.historyRows });
  expect(again?.rebuilt.historyRows).toBe(0);
});

test('what GitHub does not tell is no repository without pull requests', async () => {
  story.addRepository('anchor/closed');
  await story.settle();
  const { faults } = story.stage.github;
  const refuse = (route: string) => faults.add({ route, times: 1, fault: { kind: 'status', status: 403 } });
  const place = await makeEmbedded();
  const failedOf = async (question: Partial<RebuildOptions>) => {
    const [run] = await rebuild([question], async () => null, place.options);

    return run?.rebuilt.failed;
  };

  refuse('GET /repos/{owner}/{repo}/pulls');
  expect(await failedOf({ only: 'anchor/closed' })).toEqual([
    { repository: 'anchor/closed', problem: expect.stringContaining('GitHub forbids open pull requests') },
  ]);
  refuse('GET /installation/repositories');
  expect(await failedOf({})).toEqual([
    { repository: expect.stringMatching(/^\w+\/\*$/), problem: expect.stringContaining('GitHub forbids') },
  ]);
  await place.remove();
});

test('F21: a database that was lost is rebuilt from GitHub, and the server goes on without writing again', {
  timeout: 60_000,
}, async () => {
  const repository = story.addRepository('harbour/quotes');
  repository.setRole('ada', 'maintain');
  repository.setRole('mia', 'write');
  const [red, waived] = ['red', 'waived'].map(branch => openSmallPull(repository, branch)) as [
    ReturnType<typeof openSmallPull>,
    ReturnType<typeof openSmallPull>,
  ];
  for (const pull of [red, waived]) runSmallCi(repository, pull, 7);
  await story.settle();
  clock.pass(10);
  repository.conversation.comment(waived.number, waive, 'ada');
  // Refused: mia wrote the pull request.
  repository.conversation.comment(red.number, waive, 'mia');
  await story.settle();
  clock.pass(10);
  const look = storedOf(repository, [red.number, waived.number]);
  const before = await look(story.stage.server.store);
  expect(before.standing.map(waivers => waivers.length)).toEqual([0, 1]);
  expect(before.comments).not.toContain(undefined);

  const { journal } = story.stage.github;
  journal.clear();
  const [narrow, first, again] = await rebuild([{ only: 'harbour/quotes' }, {}, {}], look);

  expect(first?.looked).toEqual(before);
  expect(first?.rebuilt).toMatchObject({
    ...{ pullRequests: 2, stickyComments: 2, commands: 2, waivers: 1, failed: [] },
  });
  expect(first?.requests.writes).toBe(0);
  expect(narrow?.requests.total).toBeLessThanOrEqual(24);
  expect([again?.rebuilt, again?.looked]).toEqual([first?.rebuilt, first?.looked]);

  isMoved = true;
  journal.clear();
  await story.restart();
  await story.settle();
  clock.pass(60);
  for (const pull of [red, waived]) pull.edit({ title: `${pull.record.title}, again` });
  await story.settle();

  expect(journal.entries.filter(({ kind }) => kind === 'write').map(({ operation }) => operation)).toEqual(
    [],
  );
});
