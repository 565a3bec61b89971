import { expect, it } from 'vitest';
import { tryEach } from '../../src/usecases/try-each.ts';

it('goes on after a failure, and throws the first one in the end', async () => {
  const done: number[] = [];
  const trying = tryEach([1, 2, 3, 4], async one => {
    if (one % 2 === 0) throw new Error(`${one} failed`);
    done.push(one);
  });

  await expect(trying).rejects.toThrow('2 failed');
  expect(done).toEqual([1, 3]);
});

it('says nothing where all goes well', async () => {
  await expect(tryEach([1, 2], async () => {})).resolves.toBeUndefined();
});
