/**
 * npm run ladder:scale -- [--repositories 10000] [--seed n] [--save]
 * The turns of one Monday, 09:00, of very many repositories in 20 installations. What is simulated: GitHub, whose answers
 * are the stand-in's for two repositories that all others are copies of, and time. What is real: use cases, gateway,
 * budgets, queue and workers of one server, on an embedded database. The first turn was copied, not played.
 */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentLog } from '../../src/model/log.ts';
import { permissions } from '../../src/model/permissions.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { startGitHub } from '../../src/playground/github/start-github.ts';
import { openStore } from '../../src/store/open-store.ts';
import { climb } from '../../src/usecases/ladder/climb.ts';
import { sweepLadders } from '../../src/usecases/ladder/sweep-ladders.ts';
import type { Services } from '../../src/usecases/services.ts';
import { createServer } from '../limits/server.ts';
import { VirtualTime } from '../limits/virtual-time.ts';
import { reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { createAnswerer } from './answerer.ts';
import { fillStore } from './fill-store.ts';
import { openFirms } from './firms.ts';
import { ladderHandlers } from './ladder-handlers.ts';
import { moveOn, openOriginals, originalOwner } from './originals.ts';
import { playWeek } from './play-week.ts';
import { tellTurns } from './tell-turns.ts';
import { openVirtualQueue } from './virtual-queue.ts';
import { watchTurns } from './watch-turns.ts';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const random = seededRandom(Number(values.seed));
const hourMs = 3_600_000;
const monday = '2026-11-02';
/** In the easternmost zone the slot has come some hours before UTC has it. */
const [firstSlot, lastSlot] = [Date.parse(`${monday}T01:00:00Z`), Date.parse(`${monday}T14:00:00Z`)];

console.log(`seed ${values.seed}; GitHub and time are simulated`);
let clock = new Date(0);
let time: VirtualTime | undefined;
const directory = await mkdtemp(join(tmpdir(), 'rung-ladder-'));
const github = await startGitHub({
  clock: () => time?.now() ?? clock,
  app: { permissions: Object.fromEntries(permissions.map(({ key, level }) => [key, level])) },
});
const originals = openOriginals(github.world, at => {
  clock = new Date(at);
});
const firms = openFirms(github.world, Number(values.repositories));
time = new VirtualTime(clock);
const { now } = time;
const { store, database } = await openStore(
  { dataDir: join(directory, 'data') },
  { log: silentLog, now, enqueueDeliveries: async () => new Set() },
);
const queue = await openVirtualQueue(database, time, silentLog);
try {
  await queue.setDatabaseTo(now());
  const answerer = createAnswerer({ standIn: github, time, random, firms });
  const watch = watchTurns(now);
  const parts = { github, store: time.tracked(store), time, random, log: watch.log, mostNewComments: 1 };
  await playFirstTurns(createServer(parts), [originals.quiet, originals.moved]);
  console.log(
    `${watch.turns.length} first turns read: ${watch.turns.map(({ requests }) => requests).join(', ')} requests`,
  );
  moveOn(originals.moved);
  await fillStore({ store, pool: database.pool }, firms, originals, now());
  watch.begin();
  time.pass(firstSlot - 1.4 * hourMs - now().getTime());
  const services = createServer({ ...parts, fetch: answerer.fetch });
  await queue.start(ladderHandlers(services, queue.requests));
  const startedMs = performance.now();
  await playWeek(
    time,
    queue,
    () => sweepLadders(services, queue.requests),
    new Date(lastSlot + hourMs),
    () => watch.progress(),
  );
  console.log(`played in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  reportFigures(
    'ladder-scale',
    'npm run ladder:scale',
    tellTurns({
      firms,
      monday,
      turns: watch.turns,
      answerer,
      failures: queue.failures,
      faults: watch.faults,
    }),
  );
} finally {
  await queue.close();
  await store.close();
  await github.close();
  await rm(directory, { recursive: true, force: true });
}

/** Of the originals, over HTTP: their history is read, and they are assessed. */
async function playFirstTurns(services: Services, repositories: readonly RepositoryHandle[]): Promise<void> {
  const { id: installationId } = github.world.installation(originalOwner);
  for (const { record } of repositories) {
    const ref = { installationId, id: record.id, owner: originalOwner, name: record.name };
    await services.store.ladders.begin(ref.id, now());
    await climb(services, ref);
    await services.store.ladders.update(ref.id, { dueAt: null });
  }
}
