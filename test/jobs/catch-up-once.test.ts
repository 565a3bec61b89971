import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import { startSchedule } from '../../src/jobs/start-schedule.ts';
import { silentLog } from '../../src/model/log.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';

const isThere = databaseKinds.some(one => one.kind === 'postgresql' && one.isThere);

test.skipIf(!isThere)(
  'F5: two instances that start together look for missed deliveries once [PG]',
  async () => {
    const first = await openTestStore({ kind: 'postgresql' });
    const second = await first.reopen();
    const stops: (() => void)[] = [];
    let scans = 0;
    let duringTheFirst: number | undefined;
    const nothing = async () => {};
    const handlers: JobHandlers = {
      ...{ delivery: nothing, checkPullRequest: nothing, checkMergeGroup: nothing, checkRelease: nothing },
      ...{ measureCommit: nothing, ladder: nothing },
      ...{ sweep: nothing, reconcile: nothing, sweepRepositories: nothing },
      async catchUp() {
        scans += 1;
        await sleep(300);
        // The next one may start as soon as this one has ended.
        duringTheFirst ??= scans;
      },
    };
    try {
      for (const { queue } of [first, second]) {
        await queue.start();
        await queue.work(handlers);
      }
      const often = { catchUpEveryMs: 20, sweepRepositoriesEveryMs: 60_000, log: silentLog };
      for (const { queue } of [first, second]) stops.push(await startSchedule(queue, often));
      await until('the scan', () => duringTheFirst);
      expect(duringTheFirst).toBe(1);
    } finally {
      for (const stop of stops) stop();
      await second.close();
      await first.close();
    }
  },
);
