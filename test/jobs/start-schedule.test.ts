import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { startSchedule } from '../../src/jobs/start-schedule.ts';
import { recordedLog } from '../support/recorded-log.ts';

test('catching up is asked for at once and again, the sweep only later, and neither after the end', async () => {
  const { log } = recordedLog();
  const queue = { requestCatchUp: vi.fn(async () => {}), requestSweepRepositories: vi.fn(async () => {}) };
  const stop = await startSchedule(queue, { catchUpEveryMs: 5, sweepRepositoriesEveryMs: 5, log });
  expect(queue.requestCatchUp).toHaveBeenCalledTimes(1);
  expect(queue.requestSweepRepositories).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(queue.requestCatchUp.mock.calls.length).toBeGreaterThan(2));
  expect(queue.requestSweepRepositories).toHaveBeenCalled();

  stop();
  const before = queue.requestCatchUp.mock.calls.length;
  await sleep(20);
  expect(queue.requestCatchUp).toHaveBeenCalledTimes(before);
});

test('a database that is away is said in the log, and the server starts', async () => {
  const { log, lines } = recordedLog();
  const away = () => Promise.reject(new Error('the database is away'));
  const queue = { requestCatchUp: away, requestSweepRepositories: away };
  const stop = await startSchedule(queue, { catchUpEveryMs: 60_000, sweepRepositoriesEveryMs: 60_000, log });
  stop();
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'job not queued',
      fields: { what: 'catch-up', reason: 'the database is away' },
    },
  ]);
});
