import { describe, expect, test } from 'vitest';
import { serve } from '../../src/commands/serve.ts';
import { OperatorError } from '../../src/model/operator-error.ts';

function fakeProcess() {
  const listeners: (() => void)[] = [];
  const exits: number[] = [];
  let stderr = '';
  return {
    exits,
    stderr: () => stderr,
    signal: () => {
      for (const listener of listeners) listener();
    },
    io: {
      onSignal: (listener: () => void) => listeners.push(listener),
      stderr: {
        write: (text: string) => {
          stderr += text;
        },
      },
      exit: (code: number) => exits.push(code),
    },
  };
}

describe('serve', () => {
  test('closes the server at the first signal and ends with 0', async () => {
    const fake = fakeProcess();
    let closed = 0;
    const running = serve(
      async () => ({
        async close() {
          closed += 1;
        },
      }),
      fake.io,
    );
    await Promise.resolve();
    expect(closed).toBe(0);
    fake.signal();
    expect(await running).toBe(0);
    expect(closed).toBe(1);
    expect(fake.exits).toEqual([]);
  });

  test('ends at once at the second signal', async () => {
    const fake = fakeProcess();
    const { promise, resolve } = Promise.withResolvers<void>();
    const running = serve(async () => ({ close: () => promise }), fake.io);
    fake.signal();
    expect(fake.exits).toEqual([]);
    fake.signal();
    expect(fake.exits).toEqual([1]);
    resolve();
    expect(await running).toBe(0);
  });

  test('a server that fails after its setup ends with 2 and one line', async () => {
    const fake = fakeProcess();
    const { promise: failed, reject } = Promise.withResolvers<never>();
    const running = serve(async () => ({ close: async () => {}, failed }), fake.io);
    reject(new OperatorError('The database cannot be used.'));
    expect(await running).toBe(2);
    expect(fake.stderr()).toBe('error: The database cannot be used.\n');
  });

  test('a signal while it starts is not lost', async () => {
    const fake = fakeProcess();
    const { promise, resolve } = Promise.withResolvers<void>();
    let closed = false;
    const running = serve(async () => {
      await promise;
      return {
        async close() {
          closed = true;
        },
      };
    }, fake.io);
    fake.signal();
    resolve();
    expect(await running).toBe(0);
    expect(closed).toBe(true);
  });

  test.each([
    [new OperatorError('Port 3000 is in use.'), 'error: Port 3000 is in use.\n'],
    [new OperatorError('One.\nTwo.'), 'error: One.\nerror: Two.\n'],
    [new TypeError('x is not a function\n    at somewhere'), 'error: Rung cannot run: x is not a function\n'],
    ['text', 'error: Rung cannot run: text\n'],
    [new OperatorError('HOST is "\u009b31m".'), 'error: HOST is "\\u{9b}31m".\n'],
  ])('says in plain lines why it cannot start: %s', async (problem, expected) => {
    const fake = fakeProcess();
    const code = await serve(async () => {
      throw problem;
    }, fake.io);
    expect(code).toBe(2);
    expect(fake.stderr()).toBe(expected);
  });
});
