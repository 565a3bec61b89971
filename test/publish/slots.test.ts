import { expect, test } from 'vitest';
import { createSlots } from '../../src/publish/slots.ts';
import { clockAt } from '../support/github-adapter.ts';

test('those that are sent away come back one after the other, each line on its own', () => {
  const slot = createSlots(clockAt().now);

  expect([1, 2, 3].map(() => slot('a', 10_000, 2_000))).toEqual([10_000, 12_000, 14_000]);
  expect(slot('b', 10_000, 2_000)).toBe(10_000);
});

test('slots that have passed are free again', () => {
  const clock = clockAt();
  const slot = createSlots(clock.now);
  for (let each = 0; each < 3; each += 1) slot('a', 10_000, 2_000);
  clock.advance(15);

  expect(slot('a', 0, 2_000)).toBe(1_000);
  clock.advance(60);
  expect(slot('a', 0, 2_000)).toBe(0);
});

test('nobody waits more than ten minutes longer than necessary', () => {
  const slot = createSlots(clockAt().now);
  const waits = Array.from({ length: 500 }, () => slot('a', 5_000, 2_000));

  expect(Math.max(...waits)).toBe(605_000);
});
