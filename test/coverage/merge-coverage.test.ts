import { expect, test } from 'vitest';
import { mergeCoverage } from '../../src/coverage/merge-coverage.ts';
import { notCoverable, type TreeCoverage } from '../../src/model/coverage.ts';

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

test('what one report guesses, another one that loaded the file knows', () => {
  const guess = new Map([['a.rb', new Map([1, 2, 3].map(line => [line, { hits: 0, branches: new Map() }]))]]);
  const lines = [1, notCoverable, 0, notCoverable].map(
    (hits, at) => [at + 1, { hits, branches: new Map() }] as const,
  );
  const loaded = new Map([['a.rb', new Map(lines)]]);
  const both = new Map([
    [
      'a.rb',
      new Map([
        [1, { hits: 1, branches: new Map() }],
        [3, { hits: 0, branches: new Map() }],
      ]),
    ],
  ]);

  expect(mergeCoverage([guess, loaded])).toEqual(both);
  expect(mergeCoverage([loaded, guess])).toEqual(both);
  expect(mergeCoverage([loaded])).toEqual(both);
  const run = new Map([['a.rb', new Map([[2, { hits: 5, branches: new Map() }]])]]);
  expect(mergeCoverage([loaded, guess, run]).get('a.rb')?.get(2)?.hits).toBe(5);
  expect(mergeCoverage([run, loaded]).get('a.rb')?.get(2)?.hits).toBe(5);
});

test('leaves the parts as they are', () => {
  const first = part(1, [true, false]);
  mergeCoverage([first, part(9, [true, true])]);

  expect(first).toEqual(part(1, [true, false]));
});
