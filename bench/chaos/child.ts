/** The server as a process that can be killed at named places. Its parent speaks first: see `messages.ts`. */
import { type RunningApp, startApp } from '../../src/app.ts';
import type { Log } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import type { Store } from '../../src/store/port.ts';
import { countSoon, hurryRetries, rememberPool } from './count-soon.ts';
import type { Birth, FromChild, ServerState, ToChild } from './messages.ts';
import { createSyncPoints } from './sync-points.ts';
import { watchCommits } from './watch-commits.ts';
import { watchParts } from './watch-parts.ts';

const tell = (message: FromChild) => void process.send?.(message);
const points = createSyncPoints(point => tell({ kind: 'passed', point }));
let app: RunningApp | undefined;
/** Questions of the parent pass no sync point. */
let store: Store | undefined;
let aheadMs = 0;

process.on('message', async (message: ToChild) => {
  if (message.kind === 'birth') return await live(message.birth);
  if (message.kind === 'die-at') return points.arm(message.dieAt);
  if (message.kind === 'clock') {
    aheadMs = message.aheadMs;
    return;
  }
  if (app === undefined || store === undefined) return;
  if (message.kind === 'turns') return await askForTurns(app, store, message.repositories);
  if (message.kind === 'state') return tell({ kind: 'state', state: await stateOf(app, store) });
  if (message.kind === 'fates') {
    const fates = await store.inbox.fates(message.guids);

    return tell({
      kind: 'fates',
      fates: message.guids.map(guid => `${guid} ${JSON.stringify(fates.get(guid) ?? 'unknown')}`),
    });
  }
  const dead = await app.queue.deadLetters();
  if (message.kind === 'revive') {
    for (const letter of dead) {
      warn({ ...letter }, 'dead letter');
      await app.queue.retryDead(letter.id);
    }

    return tell({ kind: 'revive', count: dead.length });
  }
  const fates = await store.inbox.fates(message.guids);
  const given = new Set(dead.flatMap(({ about }) => ('guid' in about ? [about.guid] : [])));
  tell({
    kind: 'unfinished',
    guids: message.guids.filter(guid => !fates.get(guid)?.finished && !given.has(guid)),
  });
});
// A parent that ended must not leave servers behind.
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', async () => {
  await app?.close();
  process.exit(0);
});

async function live({ options, aheadMs: from, dieAt }: Birth): Promise<void> {
  aheadMs = from;
  if (dieAt !== null) points.arm(dieAt);
  watchCommits(points);
  rememberPool();
  const watch = watchParts(points);
  try {
    app = await startApp({
      ...options,
      log: warnings,
      now: () => new Date(Date.now() + aheadMs),
      watch(name, part) {
        if (name === 'store') store = part as unknown as Store;

        return watch(name, part);
      },
    });
    tell({ kind: 'listening', url: app.url });
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** What the schedule would ask for, had its hour come. */
async function askForTurns(
  { queue }: RunningApp,
  { ladders }: Store,
  repositories: readonly RepositoryRef[],
): Promise<void> {
  for (const repository of repositories) {
    const known = await ladders.find(repository.id);
    if (known === undefined) await ladders.begin(repository.id, new Date(Date.now() + aheadMs));
    await queue.requestLadder({ repository, work: known === undefined ? 'backfill' : 'assess' });
  }
}

const warn = (fields: object, text: string) =>
  tell({ kind: 'warned', text: `${text} ${JSON.stringify(fields)}` });
const warnings: Log = { debug() {}, info() {}, warn, error: warn };

async function stateOf({ queue }: RunningApp, { inbox, evaluations }: Store): Promise<ServerState> {
  const { waiting, active, failed } = await queue.depth();
  const { accepted, processed } = await inbox.counts();
  await hurryRetries();

  return {
    busy: waiting + active,
    soon: await countSoon(),
    dead: failed,
    isProcessed: processed >= accepted,
    openEvaluations: await evaluations.openCount(),
  };
}
