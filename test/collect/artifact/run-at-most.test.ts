import { expect, test } from 'vitest';
import { runAtMost } from '../../../src/collect/artifact/run-at-most.ts';

function work(name: string, events: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const start = () => {
    events.push(`${name} starts`);
    return promise;
  };
  return { start, finish: () => resolve(name), fail: () => reject(new Error(name)) };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('two run, the third and fourth wait for their turn, also after a failure', async () => {
  const events: string[] = [];
  const inTurn = runAtMost(2);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => work(name, events)) as [
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
    ReturnType<typeof work>,
  ];
  const results = [a, b, c, d].map(one =>
    inTurn(one.start).catch((error: Error) => `${error.message} failed`),
  );

  await settled();
  expect(events).toEqual(['a starts', 'b starts']);

  b.fail();
  await settled();
  expect(events).toEqual(['a starts', 'b starts', 'c starts']);

  for (const one of [a, c, d]) one.finish();
  expect(await Promise.all(results)).toEqual(['a', 'b failed', 'c', 'd']);
  expect(await inTurn(async () => 'e')).toBe('e');
});
