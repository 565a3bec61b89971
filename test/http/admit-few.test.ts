import { expect, test } from 'vitest';
import { admitFew } from '../../src/http/admit-few.ts';

test('so many are let in at a time; the others are turned away until one has ended, well or not', async () => {
  const ends: PromiseWithResolvers<string>[] = [];
  const few = admitFew(2, (name: string) => {
    const end = Promise.withResolvers<string>();
    ends.push(end);
    return end.promise.then(how => `${name} ${how}`);
  });
  const [first, second] = [few('first'), few('second')];

  expect(await few('third')).toBe('busy');
  ends[0]?.resolve('done');
  expect(await first).toBe('first done');
  const fourth = few('fourth');
  expect(await few('fifth')).toBe('busy');
  ends[1]?.reject(new Error('broken'));
  await expect(second).rejects.toThrow('broken');
  const sixth = few('sixth');
  for (const end of ends) end.resolve('done');

  expect(await Promise.all([fourth, sixth])).toEqual(['fourth done', 'sixth done']);
});
