import { expect, test } from 'vitest';
import { limitInFlight } from '../../src/github/in-flight.ts';

test('so many run at once, and the others in the order they came, failed ones or not', async () => {
  const inFlight = limitInFlight(3);
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, index) =>
      inFlight(async () => {
        begun.push(index);
        most = Math.max(most, ++running);
        await new Promise(resolve => setTimeout(resolve, 1));
        running -= 1;
        if (index % 2) throw new Error('boom');
      }),
    ),
  );

  expect([most, begun]).toEqual([3, Array.from({ length: 12 }, (_, index) => index)]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(6);
  await expect(inFlight(async () => 'still open')).resolves.toBe('still open');
});
