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

  test('RL-7: are for background work a quarter, over all instances; a twentieth of it is for jobs that have begun', async () => {
    const { quota, start, clock } = scene();
    const other = start();
    let sent = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      for (const each of [quota, other])
        sent += await countAdmitted(() => inBackground(() => each.admit(1, 1)), 100);
      clock.advance(59);
    }
    expect(sent).toBeGreaterThan(1140);
    expect(sent).toBeLessThanOrEqual(1188);
    const begun = await inBackground(() => countAdmitted(() => other.admit(1, 1), 200));
    expect(begun).toBe(0);
    await expect(quota.admit(1, 1)).resolves.toBeUndefined();
  });

  test('a job that nobody waits for and that has begun goes on when no other may begin', async () => {
    const { quota, clock } = scene();
    const began = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const long = inBackground(async () => {
      await quota.admit(1, 1);
      began.resolve();
      await goOn.promise;

      return 1 + (await countAdmitted(() => quota.admit(1, 1), 60));
    });
    await began.promise;
    for (let round = 0; round < 4; round += 1) {
      await countAdmitted(() => inBackground(() => quota.admit(1, 1)), 450);
      clock.advance(76);
    }
    expect(await gatewayFailure(inBackground(() => quota.admit(1, 1)))).toMatchObject({
      kind: 'rate-limited',
    });
    goOn.resolve();

    expect(await long).toBe(61);
  });

  test('what GitHub did not count is there for the next request of the job, and for the next job', async () => {
    const { quota, clock } = scene();
    const reads = (count: number) => async () => {
      for (let sent = 0; sent < count; sent += 1) {
        await quota.admit(1, 1);
        await quota.uncounted(1);
        if (sent % 100 === 99) clock.advance(20);
      }
    };
    await expect(inBackground(reads(2000))).resolves.toBeUndefined();
    for (let job = 0; job < 100; job += 1) {
      await expect(inBackground(reads(12))).resolves.toBeUndefined();
      clock.advance(5);
    }
    await expect(quota.uncounted(1)).resolves.toBeUndefined();
  });

  test('one that is put off halfway all the same gets twice as much at once when it comes again, before others', async () => {
    const { quota, clock } = scene();
    const work = (requests: number) => async () => {
      for (let sent = 0; sent < requests; sent += 1) await quota.admit(1, 1);
    };
    const others = async () => {
      const all = await Promise.allSettled([1, 2, 3].map(() => inBackground(work(12))));

      return all.filter(({ status }) => status === 'fulfilled').length;
    };
    for (let minute = 0; minute < 30; minute += 1) {
      expect(await others()).toBe(3);
      clock.advance(60);
    }
    const { retryAfterSeconds } = await gatewayFailure(inBackground(work(200), 'long'));
    let [waited, begun] = [0, 0];
    for (; waited + 60 < (retryAfterSeconds ?? 0); waited += 60) {
      clock.advance(60);
      begun += await others();
    }
    // From what was left of a block that had been taken before.
    expect(begun).toBeLessThanOrEqual(1);
    clock.advance((retryAfterSeconds ?? 0) - waited);

    await expect(inBackground(work(200), 'long')).resolves.toBeUndefined();
    clock.advance(600);
    expect(await others()).toBe(3);
  });

  test('jobs that nobody waits for begin no faster than that those who have begun can go on', async () => {
    const { quota, clock } = scene();
    const begin = () => inBackground(() => quota.admit(1, 1));
    const atOnce = await countAdmitted(begin);
    expect(atOnce).toBeGreaterThan(270);
    expect(atOnce).toBeLessThanOrEqual(300);
    clock.advance(75);
    await expect(begin()).resolves.toBeUndefined();
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
    for (let round = 0; round < 100; round += 1) {
      const some = Array.from({ length: 4 }, (_, each) => inBackground(job(each % 3 === 0 ? 3 : 6)));
      await Promise.allSettled(some);
      clock.advance(12);
    }

    expect(inVain).toBe(0);
    // Of the 1,188 for jobs that begin all but what nobody used within two minutes.
    expect(whole).toBeGreaterThan(1100);
    expect(whole).toBeLessThanOrEqual(1188);
  });

  test('what goes on after its job has failed is not sent, and sets nothing aside', async () => {
    const { quota, lanes } = scene();
    const goOn = Promise.withResolvers<void>();
    let late: Promise<void> | undefined;
    const failed = inBackground(async () => {
      late = goOn.promise.then(() => quota.admit(1, 1));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    goOn.resolve();
    await expect(late).rejects.toThrow('The job that asks has ended.');

    expect(lanes.entered).toEqual([]);
  });

  test('where their part is used up, background jobs come back as what was spent comes free', async () => {
    const { quota, clock } = scene();
    const twelve = async () => {
      for (let sent = 0; sent < 12; sent += 1) await quota.admit(1, 1);
    };
    // 36 every minute and a half: all 1,188 in 48 minutes.
    for (let minutes = 0; minutes < 32; minutes += 1) {
      for (let job = 0; job < 3; job += 1) await inBackground(twelve);
      clock.advance(90);
    }
    for (let job = 0; job < 3; job += 1) await inBackground(twelve);
    const due: number[] = [];
    for (let job = 0; job < 300; job += 1)
      due.push((await gatewayFailure(inBackground(twelve))).retryAfterSeconds ?? 0);

    // So come 36 points free every 90 s, for nine jobs; as they were taken, in blocks.
    const first = due[0] ?? 0;
    for (const place of [10, 50, 100, 200])
      expect(Math.abs((due[place] ?? 0) - first - (place / 9) * 90)).toBeLessThanOrEqual(120);
    // Beyond what the hour gives the line begins anew: a job may need less than it seems.
    expect(Math.max(...due) - first).toBeLessThanOrEqual(3600);
    expect(due[297]).toBe(first);
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
