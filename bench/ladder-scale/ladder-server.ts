/** Rung as a process, with very many repositories whose turn has come once it is told to climb; each delivery's job takes 50 ms. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createServerLog } from '../../src/log.ts';
import { sweepLadders } from '../../src/usecases/ladder/sweep-ladders.ts';
import type { Services } from '../../src/usecases/services.ts';
import { openRung } from '../ingest/open-rung.ts';
import { createServer } from '../limits/server.ts';
import { realTime } from '../limits/virtual-time.ts';
import { seededRandom } from '../seeded-random.ts';
import { createAnswerer } from './answerer.ts';
import { ladderHandlers } from './ladder-handlers.ts';
import { openTown, playFirstTurns } from './open-town.ts';
import { watchTurns } from './watch-turns.ts';

const { options, repositories, seed } = JSON.parse(process.argv[2] ?? '');
const jobMs = 50;
const town = await openTown(repositories);
/** All turns of the Monday after have come: nobody waits for the hour over which they are spread. */
const time = realTime(Date.parse('2026-11-02T16:00:00Z') - Date.now());
const random = seededRandom(seed);
const watch = watchTurns(time.now);
let services: Services | undefined;
const rung = await openRung(
  options,
  createServerLog('info'),
  async (guid, { store }) => {
    await store.inbox.read(guid);
    await sleep(jobMs);
    await store.inbox.finish(guid, null);
  },
  {
    now: time.now,
    async createHandler({ store, database, queue, giveWay }) {
      const { github, firms } = town;
      const parts = { github, store, time, random, log: watch.log, mostNewComments: 1e6 };
      const before = { ...parts, time: { ...time, now: () => town.at } };
      town.follow(() => town.at);
      await playFirstTurns(town, createServer(before), database.pool);
      town.follow(time.now);
      watch.begin();
      const { fetch } = createAnswerer({ standIn: github, time, random, firms });
      services = createServer({ ...parts, fetch, giveWay });
      return ladderHandlers(services, queue).ladder;
    },
  },
);
process.send?.({ kind: 'listening', url: rung.url });

process.on('message', async (message: { kind: 'climb' | 'tell' | 'end' }) => {
  if (message.kind === 'tell') process.send?.({ turns: watch.turns.length, faults: watch.faults });
  if (message.kind === 'climb' && services !== undefined) {
    await sweepLadders(services, rung.queue);
    process.send?.({});
  }
  if (message.kind !== 'end') return;
  await rung.close();
  process.exit();
});
process.on('disconnect', () => process.exit());
