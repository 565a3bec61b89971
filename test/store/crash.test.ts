import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import type { Database } from '../../src/store/database.ts';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';
import { type ProcessLines, startProcess } from '../support/process-lines.ts';

const program = new URL('processes/hold-store.ts', import.meta.url);
const idle: JobHandlers = {
  delivery: async () => {},
  checkPullRequest: async () => {},
  checkMergeGroup: async () => {},
  checkRelease: async () => {},
  measureCommit: async () => {},
  ladder: async () => {},
  sweep: async () => {},
  reconcile: async () => {},
  catchUp: async () => {},
  sweepRepositories: async () => {},
};

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`after a crash, ${title}`, { timeout: 120_000 }, () => {
    let place: TestStore;
    let child: ProcessLines | undefined;
    let reopened: OpenedStore | undefined;

    async function startChild(mode = 'accept'): Promise<ProcessLines> {
      place = await openTestStore({ kind });
      await place.queue.stop(1_000);
      await place.store.close();
      const { options } = place;
      child = startProcess(program, ['dataDir' in options ? options.dataDir : options.databaseUrl, mode]);
      await child.line('open');
      return child;
    }
    afterEach(async () => {
      await child?.kill('SIGKILL');
      await reopened?.close();
      await place.remove();
    });

    it('runs what was accepted just before kill -9, again and again', async () => {
      const guids: string[] = [];
      for (let round = 0; round < 3; round++) {
        const killed = round === 0 ? await startChild() : await restartChild();
        for (let index = 0; index < 5; index++) {
          const guid = randomUUID();
          guids.push(guid);
          killed.send(guid);
          await killed.line(`accepted ${guid}`);
        }
        await killed.kill('SIGKILL');
      }

      reopened = await place.reopen();
      const ran = await runAll(reopened, guids.length);
      expect(ran.toSorted()).toEqual(guids.toSorted());
    });

    it('runs a job again that was running when the process was killed', async () => {
      const guid = randomUUID();
      const killed = await startChild('work');
      killed.send(guid);
      await killed.line(`running ${guid}`);
      await killed.kill('SIGKILL');

      reopened = await place.reopen();
      expect(await runAll(reopened, 1)).toEqual([guid]);
    });

    /** On PostgreSQL a dead worker is known by its missed heartbeats, and a retry waits a while: both pass at once here. */
    async function lapse({ pool, kind }: Database): Promise<void> {
      if (kind === 'embedded') return;
      await pool.query(
        `update pgboss.job set heartbeat_on = heartbeat_on - interval '60 s' where state = 'active'`,
      );
      await pool.query(`update pgboss.job set start_after = now() where state = 'retry'`);
    }

    async function restartChild(): Promise<ProcessLines> {
      const { options } = place;
      child = startProcess(program, ['dataDir' in options ? options.dataDir : options.databaseUrl]);
      await child.line('open');
      return child;
    }

    async function runAll(
      { store, queue, database }: OpenedStore,
      expected: number,
    ): Promise<readonly string[]> {
      const ran: string[] = [];
      await queue.start();
      await queue.work({
        ...idle,
        async delivery(guid) {
          if ((await store.inbox.read(guid)) !== undefined) ran.push(guid);
          await store.inbox.finish(guid, null);
        },
      });
      await vi.waitFor(
        async () => {
          await lapse(database);
          expect(ran.length).toBeGreaterThanOrEqual(expected);
        },
        { timeout: 60_000, interval: 100 },
      );
      return ran;
    }
  });
}
