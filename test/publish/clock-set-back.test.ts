import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { onwardClock } from '../../src/publish/onward-clock.ts';
import { createRequestQuota } from '../../src/publish/request-quota.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { clockAt } from '../support/github-adapter.ts';

const daySeconds = 86_400;
const clock = clockAt();
let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded', now: clock.now });
});
beforeEach(() => opened.empty());
afterAll(() => opened.close());

const start = () => ({ lanes: opened.store.lanes, log: silentLog, now: clock.now, random: () => 0 });

/** Of a clock that was a day ahead, two minutes after that began. */
async function setRight(): Promise<void> {
  clock.advance(120 - daySeconds);
  await opened.store.lanes.prune();
}

test('F24: writes go on after the clock was a day ahead while a lane was full', async () => {
  const limiter = createLimiter(start());
  const write = () => limiter.run(1, 'check-run', async () => 'written');
  clock.advance(daySeconds);
  for (let each = 0; each < 100; each += 1) await write();
  await expect(write()).rejects.toThrow('held back');
  await setRight();
  await expect(write()).rejects.toThrow('held back');
  clock.advance(60);

  expect(await write()).toBe('written');
});

test('F24: requests go on after the clock was a day ahead while the points were spent', async () => {
  const quota = createRequestQuota(start());
  clock.advance(daySeconds);
  for (let spent = 0; spent < 750; spent += 5) await quota.admit(2, 5);
  const rush = Promise.all(Array.from({ length: 30 }, () => quota.admit(2, 5)));
  await expect(rush).rejects.toThrow('is reached');
  await setRight();
  await expect(quota.admit(2, 5)).rejects.toThrow('is reached');
  clock.advance(75);

  await expect(quota.admit(2, 5)).resolves.toBeUndefined();
});

test('F24: requests go on after the clock was a day ahead while GitHub wanted a rest', async () => {
  const quota = createRequestQuota(start());
  clock.advance(daySeconds);
  const refusal = new GatewayError('rate-limited', 'slow down', { status: 429, retryAfterSeconds: 60 });
  await quota.refused(3, refusal);
  await setRight();
  await expect(quota.admit(3, 1)).rejects.toThrow('is reached');
  clock.advance(60);

  await expect(quota.admit(3, 1)).resolves.toBeUndefined();
});

test('F24: a clock that is a day behind makes nobody wait longer than the hour that GitHub counts', async () => {
  const quota = createRequestQuota(start());
  const resetAt = new Date(clock.now().getTime() + daySeconds * 1000);
  quota.told(4, { limit: 5000, remaining: 0, resetAt });

  await expect(quota.admit(4, 1)).rejects.toMatchObject({ retryAfterSeconds: 3600 });
  clock.advance(3600);
  await expect(quota.admit(4, 1)).resolves.toBeUndefined();
});

test('F24: a clock that never goes back goes on as fast as the other', () => {
  const onward = onwardClock(clock.now);
  const beganMs = onward().getTime();
  const passed = [10, -daySeconds, 5, -3, 0, 7].map(seconds => {
    clock.advance(seconds);
    return (onward().getTime() - beganMs) / 1000;
  });

  expect(passed).toEqual([10, 10, 15, 15, 15, 22]);
});
