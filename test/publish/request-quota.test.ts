import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import { inBackground } from '../../src/publish/in-background.ts';
import { createRequestQuota, type RequestQuotaOptions } from '../../src/publish/request-quota.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryLanes } from '../support/memory-lanes.ts';

function scene(options: Partial<RequestQuotaOptions> = {}) {
  const clock = clockAt();
  const lanes = new MemoryLanes(clock.now);
  /** Another instance of the server. */
  const start = () =>
    createRequestQuota({ lanes, now: clock.now, log: silentLog, random: () => 0, ...options });
  const quota = start();
  const left = (remaining: number, resetInSeconds = 1800, limit = 5000) => ({
    ...{ limit, remaining, resetAt: new Date(clock.now().getTime() + resetInSeconds * 1000) },
  });

  return { clock, lanes, start, quota, left };
}

const limited = (retryAfterSeconds: number, status: number | null = 403) =>
  new GatewayError('rate-limited', 'limit', { retryAfterSeconds, status });

/** How many times it is admitted before it is refused. */
async function countAdmitted(admit: () => Promise<void>, most = 10_000): Promise<number> {
  for (let admitted = 0; admitted < most; admitted += 1) {
    const isRefused = await admit().then(
      () => false,
      (error: GatewayError) => error.kind === 'rate-limited',
    );
    if (isRefused) return admitted;
  }

  return most;
}

describe('points of an installation', () => {
  test('are 850 at most at once, and the wait is told', async () => {
    const { quota, clock } = scene();
    const admitted = await countAdmitted(() => quota.admit(1, 1));
    expect(admitted).toBeGreaterThan(780);
    expect(admitted).toBeLessThanOrEqual(850);
    // One was told 75 s already: there will be points for it first, and two to three seconds later for the next job.
    expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({ retryAfterSeconds: 78 });
    await expect(quota.admit(2, 5)).resolves.toBeUndefined();
    clock.advance(75);
    await expect(quota.admit(1, 5)).resolves.toBeUndefined();
  });

  test('are asked for in blocks, and not again while there are none', async () => {
    const { quota, lanes } = scene();
    await countAdmitted(() => quota.admit(1, 1));
    const asked = lanes.entered.length;
    expect(asked).toBeLessThan(25);
    await countAdmitted(() => quota.admit(1, 1));
    expect(lanes.entered).toHaveLength(asked);
  });

  test('that are not used for ten seconds are lost', async () => {
    const { quota, lanes, clock } = scene();
    await quota.admit(1, 1);
    clock.advance(9.999);
    await quota.admit(1, 1);
    expect(lanes.entered).toHaveLength(1);
    clock.advance(0.001);
    await quota.admit(1, 1);
    expect(lanes.entered).toHaveLength(2);
  });

  test('are waited for where they come soon', async () => {
    const waits: number[] = [];
    const { quota, clock } = scene({
      patienceMs: 1000,
      wait: async ms => {
        waits.push(ms);
        clock.advance(ms / 1000);
      },
    });
    await countAdmitted(() => quota.admit(1, 1));
    clock.advance(74);
    await expect(quota.admit(1, 1)).resolves.toBeUndefined();
    expect(waits).toEqual([1000]);
  });

  test('are not counted where the server has no limits; its refusals are heeded', async () => {
    const { quota } = scene({ isLimited: false });
    expect(await countAdmitted(() => quota.admit(1, 5), 3000)).toBe(3000);
    await quota.refused(1, limited(30));
    expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({ retryAfterSeconds: 30 });
  });

  test('F8: are never more than 900 in any minute at GitHub, whatever instances ask and however long requests travel', async () => {
    const step = fc.record({
      instance: fc.integer({ min: 0, max: 2 }),
      points: fc.constantFrom(1, 1, 1, 5),
      burst: fc.integer({ min: 1, max: 120 }),
      thenMs: fc.constantFrom(0, 0, 50, 900, 5_000, 9_999, 15_000),
      travelMs: fc.integer({ min: 0, max: 5_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async steps => {
        const { clock, start } = scene();
        const instances = [start(), start(), start()];
        const arrivals: { atMs: number; points: number }[] = [];
        for (const { instance, points, burst, thenMs, travelMs } of steps) {
          for (let each = 0; each < burst; each += 1)
            await instances[instance]?.admit(1, points).then(
              () => arrivals.push({ atMs: clock.now().getTime() + travelMs, points }),
              () => {},
            );
          clock.advance(thenMs / 1000);
        }
        expect(mostPointsInAMinute(arrivals)).toBeLessThanOrEqual(900);
      }),
      { numRuns: 60 },
    );
  });
});

describe('F8: a refusal of GitHub', () => {
  test('is seen by this instance at once and by others within ten seconds; other installations go on', async () => {
    const { quota, start, clock } = scene();
    const other = start();
    await other.admit(1, 1);
    await quota.refused(1, limited(30));

    expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({
      ...{ kind: 'rate-limited', status: null, retryAfterSeconds: 30 },
    });
    clock.advance(10);
    expect(await gatewayFailure(other.admit(1, 1))).toMatchObject({ retryAfterSeconds: 20 });
    await expect(quota.admit(2, 5)).resolves.toBeUndefined();
    clock.advance(20);
    await expect(quota.admit(1, 5)).resolves.toBeUndefined();
  });

  test('RL-5: that names no time holds for a minute, the next one in a row for two', async () => {
    const { quota, clock } = scene();
    const unnamed = () =>
      new GatewayError('rate-limited', 'limit', { retryAfterSeconds: 60, status: 403, isTimeGuessed: true });
    await quota.refused(1, unnamed());
    expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({ retryAfterSeconds: 60 });
    clock.advance(60);
    await quota.refused(1, unnamed());
    expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({ retryAfterSeconds: 120 });
  });

  test('is not what the budget itself refused', async () => {
    const { quota, lanes } = scene();
    await quota.refused(1, limited(30, null));
    expect(await lanes.asleep()).toMatchObject({ requests: 0 });
    await expect(quota.admit(1, 1)).resolves.toBeUndefined();
  });

  test('is heeded here even when the database cannot note it', async () => {
    const { quota, lanes } = scene();
    lanes.sleep = () => Promise.reject(new Error('no connection'));
    await quota.refused(1, limited(30));
    expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({ retryAfterSeconds: 30 });
  });
});

describe('the requests of an hour', () => {
  test.each([
    { remaining: 40, isAdmitted: true },
    { remaining: 39, isAdmitted: false },
  ])(
    'RL-1: with $remaining left, the next request is sent: $isAdmitted',
    async ({ remaining, isAdmitted }) => {
      const { quota, left, clock } = scene();
      quota.told(1, left(remaining));
      const isRefused = await quota.admit(1, 1).then(
        () => false,
        () => true,
      );
      expect(isRefused).toBe(!isAdmitted);
      clock.advance(1800);
      await expect(quota.admit(1, 1)).resolves.toBeUndefined();
    },
  );

  test('are remembered as the lowest figure of the hour, until it ends', () => {
    const { quota, left, clock } = scene();
    quota.told(1, left(4000));
    quota.told(1, left(4500));
    quota.told(1, left(3900, 1799));
    expect(quota.remaining().get(1)?.remaining).toBe(3900);
    quota.told(1, left(4999, 5400));
    expect(quota.remaining().get(1)?.remaining).toBe(4999);
    quota.told(1, left(10, 1800));
    expect(quota.remaining().get(1)?.remaining).toBe(4999);
    clock.advance(5400);
    expect(quota.remaining().size).toBe(0);
  });

  test('RL-7: are for background work a quarter, over all instances', async () => {
    const { quota, start, clock } = scene();
    const other = start();
    let sent = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      for (const each of [quota, other])
        sent += await countAdmitted(() => inBackground(() => each.admit(1, 1)), 100);
      clock.advance(59);
    }
    expect(sent).toBeGreaterThan(1100);
    expect(sent).toBeLessThanOrEqual(1250);
    await expect(quota.admit(1, 1)).resolves.toBeUndefined();
  });

  test('a background job begins only where there is enough for most jobs, and gives back what it did not need', async () => {
    const { quota, clock } = scene();
    let [whole, inVain] = [0, 0];
    const job = (requests: number) => async () => {
      for (let sent = 0; sent < requests; sent += 1)
        await quota.admit(1, 1).catch(error => {
          inVain += sent;
          throw error;
        });
      whole += requests;
    };
    for (let minute = 0; minute < 20; minute += 1) {
      const some = Array.from({ length: 20 }, (_, each) => inBackground(job(each % 3 === 0 ? 3 : 6)));
      await Promise.allSettled(some);
      clock.advance(60);
    }

    expect(inVain).toBe(0);
    // Of 1,250 all but what is too little for one more.
    expect(whole).toBeGreaterThan(1200);
    expect(whole).toBeLessThanOrEqual(1250);
  });

  test('where the quarter is used up, background jobs come back at the pace at which it allows for them', async () => {
    const { quota, clock } = scene();
    const ask = () => inBackground(() => quota.admit(1, 1));
    await countAdmitted(ask, 800);
    clock.advance(80);
    await countAdmitted(ask, 800);
    const seconds: (number | null)[] = [];
    for (let job = 0; job < 200; job += 1) seconds.push((await gatewayFailure(ask())).retryAfterSeconds);

    // Eight requests each, of 1,250 an hour.
    const [first = 0, second = 0, third = 0] = seconds.map(Number);
    expect([second - first, third - second]).toEqual([23, 23]);
    // Nobody is sent away for more than an hour beyond what is necessary: from then on all come together.
    expect(seconds.at(-1)).toBe(seconds.at(-2));
    expect(Number(seconds.at(-1)) - first).toBeLessThanOrEqual(3600);
    await expect(quota.admit(1, 1)).resolves.toBeUndefined();
  });

  test.each([
    { remaining: 2500, isAdmitted: true },
    { remaining: 2499, isAdmitted: false },
  ])(
    'RL-1: with $remaining of 5000 left, background work goes on: $isAdmitted',
    async ({ remaining, isAdmitted }) => {
      const { quota, left } = scene();
      quota.told(1, left(remaining));
      const isRefused = await inBackground(() => quota.admit(1, 1)).then(
        () => false,
        () => true,
      );
      expect(isRefused).toBe(!isAdmitted);
      await expect(quota.admit(1, 1)).resolves.toBeUndefined();
    },
  );
});

test('where the database does not answer, nothing is asked of GitHub', async () => {
  const { quota, lanes } = scene();
  lanes.enter = () => Promise.reject(new Error('no connection'));
  expect(await gatewayFailure(quota.admit(1, 1))).toMatchObject({
    kind: 'unavailable',
    retryAfterSeconds: 10,
  });
});

function mostPointsInAMinute(arrivals: readonly { atMs: number; points: number }[]): number {
  const sorted = arrivals.toSorted((one, other) => one.atMs - other.atMs);
  let [first, sum, most] = [0, 0, 0];
  for (const { atMs, points } of sorted) {
    sum += points;
    for (; (sorted[first]?.atMs ?? 0) <= atMs - 60_000; first += 1) sum -= sorted[first]?.points ?? 0;
    most = Math.max(most, sum);
  }

  return most;
}
