import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import { createLimiter, type LimiterOptions, type WriteLane } from '../../src/publish/limiter.ts';
import type { StormBreaker } from '../../src/publish/storm-breaker.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryLanes } from '../support/memory-lanes.ts';

function scene(options: Partial<LimiterOptions> = {}) {
  const clock = clockAt();
  const lanes = new MemoryLanes(clock.now);
  const start = () => createLimiter({ lanes, log: silentLog, now: clock.now, random: () => 0, ...options });
  const limiter = start();
  let written = 0;
  const write = (lane: WriteLane, installationId = 1) =>
    limiter.run(installationId, lane, async () => {
      written += 1;
    });
  return { clock, lanes, start, limiter, write, written: () => written };
}

async function writeMany(count: number, write: () => Promise<unknown>) {
  for (let each = 0; each < count; each += 1) await write();
}

describe('check runs', () => {
  test('go through up to 100 a minute', async () => {
    const { clock, write, written } = scene();
    await writeMany(50, () => write('check-run'));
    clock.advance(20);
    await writeMany(50, () => write('check-run'));
    const held = await gatewayFailure(write('check-run'));
    expect(held).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 40 });
    expect(written()).toBe(100);

    clock.advance(39);
    await gatewayFailure(write('check-run'));
    clock.advance(1);
    await writeMany(50, () => write('check-run'));
    await gatewayFailure(write('check-run'));
    expect(written()).toBe(150);
  });

  test('are written one at a time', async () => {
    const { limiter } = scene();
    const events: string[] = [];
    const slow = (name: string) =>
      limiter.run(1, 'check-run', async () => {
        events.push(`${name} begins`);
        await new Promise(resolve => setTimeout(resolve, 5));
        events.push(`${name} ends`);
      });
    await Promise.all([slow('a'), slow('b')]);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('go on after a failed one', async () => {
    const { limiter, write } = scene();
    const boom = new Error('boom');
    const failed = limiter.run(1, 'check-run', () => Promise.reject(boom));
    const next = write('check-run');
    await expect(failed).rejects.toBe(boom);
    await expect(next).resolves.toBeUndefined();
  });
});

describe('writes that notify people', () => {
  test('are at least a second apart', async () => {
    const { clock, write } = scene();
    await write('notifying');
    clock.advance(0.999);
    expect((await gatewayFailure(write('notifying'))).retryAfterSeconds).toBe(1);
    clock.advance(0.001);
    await expect(write('notifying')).resolves.toBeUndefined();
  });

  test('are never more than 60 a minute nor 400 an hour', async () => {
    const { clock, write } = scene();
    const at: number[] = [];
    for (let second = 0; second < 2 * 3600; second += 1) {
      await write('notifying').then(
        () => at.push(second),
        () => {},
      );
      clock.advance(1);
    }
    const most = (seconds: number) =>
      Math.max(...at.map(begin => at.filter(each => each >= begin && each < begin + seconds).length));
    expect([most(60), most(3600), at.length]).toEqual([60, 400, 800]);
  });

  test('do not use up the lane of check runs', async () => {
    const { write } = scene();
    await write('notifying');
    await expect(write('check-run')).resolves.toBeUndefined();
  });
});

describe('a write that may go soon', () => {
  function patient(patienceMs: number) {
    const waits: number[] = [];
    const { clock, limiter } = scene({
      patienceMs,
      wait: async ms => {
        waits.push(ms);
        clock.advance(ms / 1000);
      },
    });
    const write = () => limiter.run(1, 'notifying', async () => clock.now().getTime());
    return { waits, write };
  }

  test('waits in its lane as long as patience lasts', async () => {
    const { write, waits } = patient(1000);
    const first = await write();
    expect(await write()).toBe(first + 1000);
    expect(waits).toEqual([1000]);
  });

  test('is refused where it would wait longer', async () => {
    const { write, waits } = patient(999);
    await write();
    expect((await gatewayFailure(write())).retryAfterSeconds).toBe(1);
    expect(waits).toEqual([]);
  });

  test('is refused behind two that wait, so that workers stay free', async () => {
    const { write } = patient(1000);
    const results = await Promise.allSettled(Array.from({ length: 6 }, write));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
  });

  test('waits for another instance to leave the lane, but not for long', async () => {
    const waits: number[] = [];
    const { clock, lanes, start } = scene({
      patienceMs: 1000,
      wait: async ms => {
        waits.push(ms);
        clock.advance(ms / 1000);
        if (waits.length === 3) finish();
      },
    });
    const [one, other] = [start(), start()];
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const first = one.run(1, 'check-run', () => finished);
    await expect(other.run(1, 'check-run', async () => 'written')).resolves.toBe('written');
    await first;
    expect(waits).toEqual([100, 100, 100]);

    await lanes.enter({ installationId: 1, lane: 'check-run', amount: 1, paces: [], heldForMs: 60_000 });
    const held = await gatewayFailure(other.run(1, 'check-run', async () => {}));
    expect([held.kind, held.retryAfterSeconds]).toEqual(['rate-limited', 1]);
  });
});

test('a budget of its own replaces the built-in one for what notifies people', async () => {
  const { limiter } = scene({ budgets: { notifying: [{ amount: 2, perSeconds: 10 }] } });
  const write = () => limiter.run(1, 'notifying', async () => {});
  await write();
  await write();
  expect((await gatewayFailure(write())).retryAfterSeconds).toBe(10);
  const unlimited = scene({ budgets: { notifying: [] } });
  await writeMany(200, () => unlimited.write('notifying'));
  expect(unlimited.written()).toBe(200);
});

describe('a lane that is closed', () => {
  test('F8: is asked once, and then left alone until it may be open again', async () => {
    const { clock, lanes, write } = scene();
    await lanes.sleep(1, 60, { isTimeGuessed: true });
    for (let each = 0; each < 50; each += 1)
      expect((await gatewayFailure(write('check-run'))).retryAfterSeconds).toBe(60);
    expect(lanes.entered).toHaveLength(1);

    clock.advance(59);
    expect((await gatewayFailure(write('check-run'))).retryAfterSeconds).toBe(1);
    clock.advance(1);
    await expect(write('check-run')).resolves.toBeUndefined();
  });

  test('F8: does not close those of other installations', async () => {
    const { lanes, write } = scene();
    await lanes.sleep(1, 60, { isTimeGuessed: true });
    await gatewayFailure(write('notifying'));
    await expect(write('notifying', 2)).resolves.toBeUndefined();
  });

  test.each([
    { random: 0, asked: 60 },
    { random: 0.5, asked: 66 },
    { random: 1, asked: 72 },
  ])('F8: sends jobs away for up to a fifth longer: $asked s', async ({ random, asked }) => {
    const { lanes, write } = scene({ random: () => random });
    await lanes.sleep(1, 60, { isTimeGuessed: true });
    expect((await gatewayFailure(write('check-run'))).retryAfterSeconds).toBe(asked);
  });
});

test('RL-5: a write that GitHub took ends the row of refusals', async () => {
  const { clock, lanes, write, limiter } = scene();
  await lanes.sleep(1, 60, { isTimeGuessed: true });
  clock.advance(60);
  await expect(limiter.run(1, 'check-run', () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
  expect(await lanes.sleep(1, 60, { isTimeGuessed: true })).toBe(120_000);
  clock.advance(120);
  await write('check-run');
  expect(await lanes.sleep(1, 60, { isTimeGuessed: true })).toBe(60_000);
});

test('what is held back is told, with its reason', async () => {
  const told: string[][] = [];
  const open = new GatewayError('rate-limited', 'open', { retryAfterSeconds: 1800 });
  const { clock, lanes, limiter, write } = scene({
    breaker: breakerOf({ refuseWhileOpen: () => Promise.reject(open) }),
    onHeldBack: (...what) => told.push(what),
  });
  await write('notifying');
  await gatewayFailure(write('notifying'));
  const comment = limiter.run(1, 'notifying', async () => {}, { notices: 1 });
  expect(await gatewayFailure(comment)).toBe(open);
  clock.advance(1);
  await lanes.sleep(1, 60, { isTimeGuessed: true });
  await gatewayFailure(write('check-run'));
  await gatewayFailure(write('check-run'));

  expect(told).toEqual([
    ['notifying', 'full'],
    ['notifying', 'breaker'],
    ['check-run', 'asleep'],
    ['check-run', 'asleep'],
  ]);
});

test('what is not admitted is neither written nor counted by the breaker, and the lane is free again', async () => {
  const counted: number[] = [];
  const { clock, limiter, write } = scene({
    breaker: breakerOf({ count: async notices => void counted.push(notices) }),
  });
  const written: string[] = [];
  const ask = (what: string, admit: () => Promise<void>) =>
    limiter.run(1, 'notifying', async () => void written.push(what), { notices: 3, admit });

  await expect(ask('one', () => Promise.reject(new Error('spent')))).rejects.toThrow('spent');
  clock.advance(1);
  await ask('other', async () => {});
  clock.advance(1);
  await write('notifying');

  expect(written).toEqual(['other']);
  expect(counted).toEqual([3]);
});

test.each([
  { title: 'GitHub refused', status: 403, kind: 'forbidden', left: [] },
  { title: 'there is nothing to comment on', status: 410, kind: 'gone', left: [] },
  { title: 'GitHub wants a rest', status: 429, kind: 'rate-limited', left: [] },
  { title: 'it may have been written', status: 502, kind: 'unavailable', left: [3] },
] as const)('what is counted by the breaker where $title: $left', async ({ kind, status, left }) => {
  const counted: number[] = [];
  const { limiter } = scene({
    breaker: breakerOf({
      count: async notices => void counted.push(notices),
      giveBack: async notices => void counted.splice(counted.indexOf(notices), 1),
    }),
  });
  const refused = limiter.run(
    1,
    'notifying',
    () => Promise.reject(new GatewayError(kind, 'No.', { status })),
    {
      notices: 3,
    },
  );
  expect((await gatewayFailure(refused)).status).toBe(status);

  expect(counted).toEqual(left);
});

describe('a database that does not answer', () => {
  class Unreachable extends MemoryLanes {
    override enter(): Promise<never> {
      return Promise.reject(new Error('no connection'));
    }
  }

  class Lost extends MemoryLanes {
    override leave(): Promise<never> {
      return Promise.reject(new Error('no connection'));
    }
  }

  test('lets nothing be written', async () => {
    const { write, written } = scene({ lanes: new Unreachable(() => new Date(0)) });
    const held = await gatewayFailure(write('check-run'));
    expect([held.kind, held.retryAfterSeconds]).toEqual(['unavailable', 10]);
    expect(written()).toBe(0);
  });

  test('after the write does not make it a failure', async () => {
    const { write, written } = scene({ lanes: new Lost(() => new Date(0)) });
    await expect(write('check-run')).resolves.toBeUndefined();
    expect(written()).toBe(1);
  });
});

function breakerOf(change: Partial<StormBreaker>): StormBreaker {
  return { refuseWhileOpen: async () => {}, count: async () => {}, giveBack: async () => {}, ...change };
}
