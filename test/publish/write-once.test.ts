import { beforeEach, describe, expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import { type WriteOnce, writeOnce } from '../../src/publish/write-once.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryEffects } from '../support/memory-effects.ts';

let effects: MemoryEffects;
let clock: ReturnType<typeof clockAt>;
/** What stands on GitHub. */
let objects: number[];
let elapsed: number[];

beforeEach(() => {
  effects = new MemoryEffects();
  clock = clockAt();
  objects = [];
  elapsed = [];
});

function taskOf(change: Partial<WriteOnce> = {}): WriteOnce {
  return {
    key: 'comment/1',
    state: 'a',
    async write(leave) {
      leave();
      objects.push(objects.length + 1);

      return objects.length;
    },
    look: async () => (objects[0] === undefined ? undefined : { githubId: objects[0], state: 'a' }),
    visibleAfterMs: 60_000,
    ...change,
  };
}

const once = (task: WriteOnce) =>
  writeOnce({
    ...{ effects, now: clock.now, log: silentLog, wait: async () => {} },
    elapsedMs: () => elapsed.shift() ?? 0,
  })(task);

describe('F14: a holder that was stopped', () => {
  test('before its request left sends nothing, and what it holds is free at once', async () => {
    elapsed = [0, 30_000];
    expect(await gatewayFailure(once(taskOf()))).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 1 });
    expect(objects).toEqual([]);
    await once(taskOf());
    expect(objects).toEqual([1]);
  });

  test('for less than its lease goes on', async () => {
    elapsed = [0, 29_999];
    await once(taskOf());
    expect(objects).toEqual([1]);
  });

  test('is not waited for by a worker: its job comes back', async () => {
    await effects.claim('comment/1', 'a', clock.now());
    expect(await gatewayFailure(once(taskOf()))).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
    clock.advance(28);
    expect(await gatewayFailure(once(taskOf()))).toMatchObject({ retryAfterSeconds: 2 });
    expect(objects).toEqual([]);
  });

  test('may have sent its request until its lease ended: a minute after that counts as not sent', async () => {
    await effects.claim('comment/1', 'a', clock.now());
    clock.advance(30);
    expect(await gatewayFailure(once(taskOf()))).toMatchObject({ retryAfterSeconds: 60 });
    clock.advance(59);
    expect(await gatewayFailure(once(taskOf()))).toMatchObject({ retryAfterSeconds: 1 });
    clock.advance(1);
    await once(taskOf());
    expect(objects).toEqual([1]);
  });
});

describe('what was completed by another first', () => {
  const overtaken = () =>
    taskOf({
      async write(leave) {
        leave();
        await effects.complete('comment/1', { githubId: 77, contentHash: 'b' });

        return 78;
      },
    });

  test('F14: counts; the own write is taken back', async () => {
    const told: unknown[] = [];
    const undo = async (extra: unknown) => void told.push(extra);
    const overwrote = async () => void told.push('overwritten');

    expect(await once({ ...overtaken(), undo, overwrote })).toEqual({ githubId: 77, state: 'b' });
    expect(told).toEqual([{ githubId: 78, state: 'a' }]);
  });

  test('F14: stays where it is the very object that was written here', async () => {
    const told: unknown[] = [];
    const undo = async (extra: unknown) => void told.push(extra);
    const overwrote = async () => void told.push('overwritten');
    const write = async (leave: () => void) => {
      leave();
      await effects.complete('comment/1', { githubId: 77, contentHash: 'a' });

      return 77;
    };

    expect(await once(taskOf({ write, undo, overwrote }))).toEqual({ githubId: 77, state: 'a' });
    expect(told).toEqual(['overwritten']);
  });

  test('counts also when taking back fails for a while, or for good', async () => {
    for (const failures of [2, 99]) {
      effects = new MemoryEffects();
      let tries = 0;
      const undo = async () => {
        tries += 1;
        if (tries <= failures) throw new GatewayError('rate-limited', 'later', { retryAfterSeconds: 3 });
      };

      expect(await once({ ...overtaken(), undo })).toEqual({ githubId: 77, state: 'b' });
      expect(tries).toBe(3);
    }
  });
});

describe('what the database does not take', () => {
  test('F2: is found on GitHub the next time', async () => {
    const complete = effects.complete.bind(effects);
    effects.complete = () => Promise.reject(new Error('The database is gone.'));
    await expect(once(taskOf())).rejects.toThrow('The database is gone.');
    effects.complete = complete;

    expect(await once(taskOf())).toEqual({ githubId: 1, state: 'a' });
    expect(objects).toEqual([1]);
  });

  test('F2, F13: is not written again while it may still be unseen', async () => {
    const complete = effects.complete.bind(effects);
    effects.complete = () => Promise.reject(new Error('The database is gone.'));
    await expect(once(taskOf())).rejects.toThrow('The database is gone.');
    effects.complete = complete;
    const blind = taskOf({ look: async () => undefined });

    expect(await gatewayFailure(once(blind))).toMatchObject({ retryAfterSeconds: 60 });
    clock.advance(59);
    expect(await gatewayFailure(once(blind))).toMatchObject({ retryAfterSeconds: 1 });
    expect(objects).toEqual([1]);
  });
});

test('a refusal that is certain leaves the doubt about an earlier write as old as it was', async () => {
  const lost = new GatewayError('unavailable', 'lost');
  const refused = new GatewayError('rate-limited', 'refused');
  const failing = (error: GatewayError) =>
    taskOf({
      write: async leave => {
        leave();
        throw error;
      },
    });
  await gatewayFailure(once(failing(lost)));
  clock.advance(60);
  expect(await gatewayFailure(once(failing(refused)))).toBe(refused);
  await once(taskOf());
  expect(objects).toEqual([1]);
});
