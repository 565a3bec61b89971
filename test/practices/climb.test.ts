import { expect, test } from 'vitest';
import type { Cause } from '../../src/model/cause.ts';
import { allOf, anyOf, climb } from '../../src/practices/climb.ts';

const clone: Cause = { kind: 'clone' };

test.each([
  [[true, true, true], 4, null],
  [[true, false, true], 2, null],
  [[false, clone], 1, null],
  [[true, clone, false], 2, clone],
  [[], 1, null],
] as const)('%j reaches step %i', (steps, value, lowerBound) => {
  expect(climb(2, steps)).toMatchObject({ value, lowerBound });
});

test('a step that nobody can tell decides neither for nor against', () => {
  expect([anyOf(false, clone, true), anyOf(false, clone), anyOf(false, false)]).toEqual([true, clone, false]);
  expect([allOf(true, clone, false), allOf(true, clone), allOf(true, true)]).toEqual([false, clone, true]);
});
