/**
 * npm run ladder:scale -- [--repositories 10000] [--hourly n] [--seed n] [--save]
 * The turns of one Monday, 09:00, of very many repositories in 20 installations. What is simulated: GitHub, whose answers
 * are the stand-in's for two repositories that all others are copies of, and time. What is real: use cases, gateway,
 * budgets, queue and workers of one server, on an embedded database. The first turn was copied, not played. `--hourly` is
 * for a smaller quota than GitHub's, which few repositories exhaust too.
 */
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentLog } from '../../src/model/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sweepLadders } from '../../src/usecases/ladder/sweep-ladders.ts';
import { createServer } from '../limits/server.ts';
import { VirtualTime } from '../limits/virtual-time.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { createAnswerer } from './answerer.ts';
import { ladderHandlers } from './ladder-handlers.ts';
import { openTown, playFirstTurns } from './open-town.ts';
import { playAlone, playWeek } from './play-week.ts';
import { tellTurns } from './tell-turns.ts';
import { openVirtualQueue } from './virtual-queue.ts';
import { watchTurns } from './watch-turns.ts';

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '10000' },
    hourly: { type: 'string' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const hourly = values.hourly === undefined ? undefined : Number(values.hourly);
const hourMs = 3_600_000;
const monday = '2026-11-02';
/** In the easternmost zone the slot has come some hours before UTC has it. */
const [firstSlot, lastSlot] = [Date.parse(`${monday}T01:00:00Z`), Date.parse(`${monday}T14:00:00Z`)];

console.log(`seed ${values.seed}; GitHub and time are simulated`);
const directory = await mkdtemp(join(tmpdir(), 'rung-ladder-'));
try {
  reportFigures('ladder-scale', 'npm run ladder:scale', await play());
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function play(): Promise<readonly Figure[]> {
  const random = seededRandom(Number(values.seed));
  const town = await openTown(Number(values.repositories), hourly);
  const time = new VirtualTime(town.at);
  const { now } = time;
  town.follow(now);
  const { store, database } = await openStore(
    { dataDir: join(directory, 'data') },
    { log: silentLog, now, enqueueDeliveries: async () => new Set() },
  );
  const queue = await openVirtualQueue(database, time, silentLog);
  await queue.setDatabaseTo(now());
  const { github, firms } = town;
  const answerer = createAnswerer({ standIn: github, time, random, firms });
  const watch = watchTurns(now);
  const parts = { github, store: time.tracked(store), time, random, log: watch.log, mostNewComments: 1e6 };
  await playAlone(time, playFirstTurns(town, createServer(parts), database.pool));
  watch.begin();
  time.pass(firstSlot - 1.4 * hourMs - now().getTime());

  const services = createServer({ ...parts, fetch: answerer.fetch });
  await queue.start(ladderHandlers(services, queue.requests));
  const sweep = () => sweepLadders(services, queue.requests);
  const startedMs = performance.now();
  await playWeek(time, queue, sweep, new Date(lastSlot + hourMs), watch.progress);
  console.log(`played in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  await queue.close();
  await store.close();
  await github.close();

  const { turns, faults } = watch;
  return tellTurns({ firms, monday, turns, answerer, failures: queue.failures, faults });
}
