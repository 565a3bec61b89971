import { describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { createLimiter, type Lane } from '../../src/publish/limiter.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { clockAt } from '../support/github-adapter.ts';

function scene() {
  const clock = clockAt();
  const limiter = createLimiter({ now: clock.now });
  let written = 0;
  const write = (lane: Lane, installationId = 1) =>
    limiter.run(installationId, lane, async () => {
      written += 1;
    });
  return { clock, limiter, write, written: () => written };
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
    const clock = clockAt();
    const waits: number[] = [];
    const limiter = createLimiter({
      now: clock.now,
      patienceMs,
      wait: async ms => {
        waits.push(ms);
        clock.advance(ms / 1000);
      },
    });
    const write = () => limiter.run(1, 'notifying', async () => clock.now().getTime());
    return { clock, waits, write };
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
});

test('a budget of its own replaces the built-in one for what notifies people', async () => {
  const clock = clockAt();
  const limiter = createLimiter({ now: clock.now, budgets: { notifying: [{ writes: 2, perSeconds: 10 }] } });
  const write = () => limiter.run(1, 'notifying', async () => {});
  await write();
  await write();
  expect((await gatewayFailure(write())).retryAfterSeconds).toBe(10);
  const unlimited = createLimiter({ now: clock.now, budgets: { notifying: [] } });
  await writeMany(200, () => unlimited.run(1, 'notifying', async () => {}));
});

describe('a rate limit of GitHub', () => {
  const limited = (seconds: number | null) => () =>
    Promise.reject(new GatewayError('rate-limited', 'limit', { retryAfterSeconds: seconds }));

  test('pauses both lanes of that installation and no other', async () => {
    const { clock, limiter, write } = scene();
    await gatewayFailure(limiter.run(1, 'check-run', limited(30)));
    expect((await gatewayFailure(write('check-run'))).retryAfterSeconds).toBe(30);
    expect((await gatewayFailure(write('notifying'))).retryAfterSeconds).toBe(30);
    await expect(write('check-run', 2)).resolves.toBeUndefined();
    clock.advance(30);
    await expect(write('check-run')).resolves.toBeUndefined();
  });

  test.each([
    { said: 60, pauses: [60, 120, 240] },
    { said: null, pauses: [60, 120, 240] },
    { said: 3000, pauses: [3000, 3600, 3600] },
    { said: 5000, pauses: [5000, 5000, 5000] },
  ])('of $said s pauses longer each time in a row: $pauses', async ({ said, pauses }) => {
    const { clock, limiter, write } = scene();
    for (const pause of pauses) {
      await gatewayFailure(limiter.run(1, 'check-run', limited(said)));
      expect((await gatewayFailure(write('check-run'))).retryAfterSeconds).toBe(pause);
      clock.advance(pause);
    }
  });

  test('is forgotten after a write that went well', async () => {
    const { clock, limiter, write } = scene();
    await gatewayFailure(limiter.run(1, 'check-run', limited(60)));
    clock.advance(60);
    await write('check-run');
    await gatewayFailure(limiter.run(1, 'check-run', limited(60)));
    expect((await gatewayFailure(write('check-run'))).retryAfterSeconds).toBe(60);
  });
});
