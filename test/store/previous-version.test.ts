import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';
import { idleHandlers } from '../support/idle-handlers.ts';
import { type ProcessLines, startProcess } from '../support/process-lines.ts';
import { root } from '../support/server-process.ts';

/** The program as it was before the newest migration, beside the present one. Undefined without the history. */
function unpackPrevious(): string | undefined {
  const newest = readdirSync(join(root, 'migrations')).toSorted().at(-1);
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, stdio: 'pipe', maxBuffer: 2 ** 30 });
  const directory = mkdtempSync(join(tmpdir(), 'rung-previous-'));
  try {
    const args = ['log', '--diff-filter=A', '--format=%H', '-1', '--', `migrations/${newest}`];
    const added = git(...args)
      .toString()
      .trim();
    const archive = git('archive', `${added}^`, 'src', 'test', 'templates', 'migrations', 'package.json');
    spawnSync('tar', ['-x', '-C', directory], { input: archive });
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    return directory;
  } catch {
    rmSync(directory, { recursive: true });
    return undefined;
  }
}

const previous = unpackPrevious();
const why =
  previous === undefined ? ' (skipped: the commit before the newest migration is not in this checkout)' : '';
afterAll(() => {
  if (previous !== undefined) rmSync(previous, { recursive: true });
});

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere || previous === undefined)(
    `F22: the version before the newest migration, on its tables, ${title}${why}`,
    { timeout: 120_000 },
    () => {
      let place: TestStore;
      let child: ProcessLines | undefined;
      let reopened: OpenedStore | undefined;
      afterEach(async () => {
        await child?.kill('SIGKILL');
        await reopened?.close();
        await (kind === 'embedded' ? place.remove() : place.close());
      });

      it('accepts and works off deliveries, before, beside and after the present version', async () => {
        place = await openTestStore({ kind });
        await place.queue.start();
        const first = randomUUID();
        await accept(place, first);
        if (kind === 'embedded') await endOf(place);

        const { options } = place;
        const where = 'dataDir' in options ? options.dataDir : options.databaseUrl;
        const program = join(previous ?? '', 'test/store/processes/hold-store.ts');
        child = startProcess(pathToFileURL(program), [where, 'work']);
        await child.line('open');
        // Old and new share one database: what the new version stored, the old one runs, and the other way round.
        await child.line(`running ${first}`);
        const second = randomUUID();
        child.send(second);
        await child.line(`accepted ${second}`);
        await child.line(`running ${second}`);
        await child.kill('SIGKILL');

        const present = kind === 'embedded' ? await place.reopen() : place;
        if (kind === 'embedded') reopened = present;
        const ran: string[] = [];
        await present.queue.start();
        await present.queue.work({
          ...idleHandlers,
          async delivery(guid) {
            ran.push(guid);
            await present.store.inbox.finish(guid, null);
          },
        });
        await vi.waitFor(
          async () => {
            await lapse(present);
            expect(ran.toSorted()).toEqual([first, second].toSorted());
          },
          { timeout: 60_000, interval: 200 },
        );
      });
    },
  );

async function endOf(store: OpenedStore): Promise<void> {
  await store.queue.stop(1000);
  await store.store.close();
}

/** On PostgreSQL a dead worker is known by its missed heartbeats, and a retry waits a while: both pass at once here. */
async function lapse({ database: { pool, kind } }: OpenedStore): Promise<void> {
  if (kind === 'embedded') return;
  await pool.query(
    `update pgboss.job set heartbeat_on = heartbeat_on - interval '60 s' where state = 'active'`,
  );
  await pool.query(`update pgboss.job set start_after = now() where state = 'retry'`);
}

const accept = ({ store }: OpenedStore, guid: string) =>
  store.inbox.accept({
    ...{ guid, event: 'push', action: null, installationId: 1, repositoryId: 2 },
    ...{ bodySha256: guid, receivedAt: new Date(), payload: '{}' },
  });
