import { expect, test } from 'vitest';
import { mergeCoverage } from '../../src/coverage/merge-coverage.ts';
import type { TreeCoverage } from '../../src/model/coverage.ts';

const part = (hits: number, taken: [boolean, boolean], line = 1): TreeCoverage =>
  new Map([
    [
      'a.ts',
      new Map([
        [
          line,
          {
            hits,
            branches: new Map([
              ['lcov:0,0', taken[0]],
              ['lcov:0,1', taken[1]],
            ]),
          },
        ],
      ]),
    ],
  ]);

test('takes the greater count and every branch that any report took', () => {
  expect(mergeCoverage([part(2, [true, false]), part(5, [false, true])])).toEqual(part(5, [true, true]));
});

test('changes nothing by the same report twice', () => {
  expect(mergeCoverage([part(2, [true, false]), part(2, [true, false])])).toEqual(part(2, [true, false]));
});

test('keeps lines and files that only one report has, also without lines', () => {
  const merged = mergeCoverage([
    part(1, [true, true]),
    part(0, [false, false], 7),
    new Map([['b.ts', new Map()]]),
  ]);

  expect([...(merged.get('a.ts')?.keys() ?? [])]).toEqual([1, 7]);
  expect(merged.get('b.ts')?.size).toBe(0);
});

test('leaves the parts as they are', () => {
  const first = part(1, [true, false]);
  mergeCoverage([first, part(9, [true, true])]);

  expect(first).toEqual(part(1, [true, false]));
});
