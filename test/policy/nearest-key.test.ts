import { expect, test } from 'vitest';
import { nearestKey } from '../../src/policy/nearest-key.ts';

const keys = ['mode', 'target', 'partials', 'ignore', 'incremental-coverage'];

test.each([
  ['taget', 'target'],
  ['Target', 'target'],
  ['traget', 'target'],
  ['mod', 'mode'],
  ['partial', 'partials'],
  ['incremental_coverage', 'incremental-coverage'],
  ['incr-coverage', undefined],
  ['foo', undefined],
  ['', undefined],
  ['t'.repeat(100_000), undefined],
])('for %.30s the nearest key is %s', (word, nearest) => {
  expect(nearestKey(word, keys)).toBe(nearest);
});
