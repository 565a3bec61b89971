import { setImmediate as endOfTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Gathering, gatherCalls } from '../../src/store/gather-calls.ts';

/** Batches end when the test says so. */
function start(change: Partial<Gathering<string>> = {}) {
  const batches: { items: readonly string[]; end(): void; fail(error: Error): void }[] = [];
  const call = gatherCalls<string, string>(
    items => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
      batches.push({ items, end: () => resolve(items.map(item => item.toUpperCase())), fail: reject });
      return promise;
    },
    {
      most: { items: 3, bytes: 10 },
      bytesOf: item => item.length,
      waitsForTurn: true,
      patienceMs: 60_000,
      isOfOneItem: error => error instanceof RangeError,
      ...change,
    },
  );
  const batch = async (index: number) => {
    for (let turns = 0; turns < 20 && batches.length <= index; turns++) await endOfTurn();
    const found = batches[index];
    if (found === undefined) throw new Error(`There is no batch ${index}.`);
    return found;
  };

  return { call, batch, items: () => batches.map(({ items }) => items) };
}

describe('calls that come together', () => {
  it('wait for nothing when nothing runs but the end of the turn', async () => {
    const { call, items, batch } = start();
    const answer = call('a');
    await endOfTurn();
    expect(items()).toEqual([['a']]);
    (await batch(0)).end();

    expect(await answer).toBe('A');
  });

  it('wait for nothing at all where the first one goes alone', async () => {
    const { call, items, batch } = start({ waitsForTurn: false });
    const answers = ['a', 'b', 'c'].map(call);
    expect(items()).toEqual([['a']]);
    (await batch(0)).end();
    (await batch(1)).end();

    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
    expect(items()).toEqual([['a'], ['b', 'c']]);
  });

  it('gather in one turn and while a batch runs, and each gets its own answer', async () => {
    const { call, batch, items } = start();
    const first = ['a', 'b'].map(call);
    await batch(0);
    const second = call('c');
    await endOfTurn();
    const third = call('d');
    await endOfTurn();
    expect(items()).toEqual([['a', 'b']]);
    (await batch(0)).end();
    (await batch(1)).end();

    expect(await Promise.all([...first, second, third])).toEqual(['A', 'B', 'C', 'D']);
    expect(items()).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('are no more than so many items or bytes, and a large one goes alone', async () => {
    const { call, batch, items } = start();
    const answers = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'.repeat(9), 'g'.repeat(11), 'h'].map(call));
    for (let index = 0; index < 5; index++) (await batch(index)).end();
    await answers;

    expect(items().map(batched => batched.join(' '))).toEqual([
      'a b c',
      'd e',
      'f'.repeat(9),
      'g'.repeat(11),
      'h',
    ]);
  });

  it('are tried one by one where one of them may be the reason of a failure', async () => {
    const { call, batch, items } = start();
    const answers = Promise.allSettled(['a', 'b', 'c'].map(call));
    (await batch(0)).fail(new RangeError('one is bad'));
    (await batch(1)).end();
    (await batch(2)).fail(new RangeError('this one'));
    (await batch(3)).end();

    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(items()).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
  });

  it('fail together where the reason is another, and the next ones are done', async () => {
    const { call, batch, items } = start();
    const first = call('a');
    await batch(0);
    const others = Promise.allSettled(['b', 'c'].map(call));
    (await batch(0)).end();
    (await batch(1)).fail(new Error('database is away'));
    expect(await first).toBe('A');
    expect((await others).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = call('d');
    (await batch(2)).end();

    expect(await next).toBe('D');
    expect(items()).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('wait for a stuck batch only so long', async () => {
    const { call, batch } = start({ patienceMs: 5 });
    const stuck = call('a');
    await batch(0);
    const next = call('b');
    await new Promise(resolve => setTimeout(resolve, 30));
    (await batch(1)).end();
    expect(await next).toBe('B');
    (await batch(0)).end();

    expect(await stuck).toBe('A');
  });
});
