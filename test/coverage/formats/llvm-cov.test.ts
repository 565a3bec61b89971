import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

type Segment = readonly [
  line: number,
  column: number,
  count: number,
  hasCount: boolean,
  isEntry: boolean,
  isGap: boolean,
];

const llvm = (segments: readonly Segment[], branches: readonly (readonly number[])[] = []) =>
  JSON.stringify({
    data: [
      { files: [{ branches, expansions: [], filename: '/src/a.c', segments, summary: {} }], totals: {} },
    ],
    ...{ type: 'llvm.coverage.json.export', version: '2.0.1' },
  });
const begin = (line: number, count: number): Segment => [line, 1, count, true, true, false];
const end = (line: number): Segment => [line, 2, 0, false, false, false];
const back = (line: number, count: number): Segment => [line, 3, count, true, false, false];

const cases: readonly (readonly [string, readonly Segment[], Record<number, string>])[] = [
  ['a region goes on until it ends', [begin(3, 7), end(5)], { 3: '7', 4: '7', 5: '7' }],
  [
    'a line in which a region begins has the greater count of that and of the one around it',
    [begin(1, 5), begin(2, 0), back(3, 5), end(4)],
    { 1: '5', 2: '5', 3: '0', 4: '5' },
  ],
  ['of two regions in a line the greater counts', [begin(1, 0), begin(1, 3), end(1)], { 1: '3' }],
  [
    'a gap begins no region',
    [begin(1, 2), [2, 1, 0, true, true, true], begin(3, 0), end(4)],
    { 1: '2', 2: '2', 3: '0', 4: '0' },
  ],
  [
    'what the preprocessor left out has no lines',
    [begin(1, 1), [2, 1, 0, false, true, false], back(4, 1), end(5)],
    { 1: '1', 5: '1' },
  ],
  [
    'between two functions is nothing',
    [begin(1, 1), end(2), begin(5, 0), end(6)],
    { 1: '1', 2: '1', 5: '0', 6: '0' },
  ],
];

test.each(cases)('%s', async (_, segments, lines) => {
  const report = await read(llvm(segments));

  expect(linesOf(report)).toEqual({ '/src/a.c': lines });
  expect(report).toMatchObject({ format: 'llvm-cov', skippedRecords: 0 });
});

test('branches have a count for true and one for false', async () => {
  const report = await read(
    llvm(
      [begin(1, 4), end(2)],
      [
        [1, 5, 1, 9, 4, 0, 0, 0, 4],
        [2, 5, 2, 9, 1, 3, 0, 0, 4],
      ],
    ),
  );

  expect(linesOf(report)).toEqual({ '/src/a.c': { 1: '4!', 2: '4' } });
});

test('a region that claims the earth is malformed', async () => {
  const report = await read(llvm([begin(1, 1), end(9_000_000)]));

  expect(report).toMatchObject({ lineCount: 2, skippedRecords: 1 });
});

test('a report whose regions claim more lines than any code has is refused in these words', async () => {
  const files = Array.from({ length: 210 }, (_, index) => ({
    ...{ filename: `${index}.c`, branches: [] },
    segments: [begin(1, 1), end(100_000)],
  }));

  await expect(read(JSON.stringify({ data: [{ files }] }), { keep: () => false })).rejects.toThrow(
    /^its statements, and those of the reports beside it, go over more than 20000000 lines$/,
  );
});

test('functions beside the files may go on for long: nothing of them is held', async () => {
  const regions = `[${Array(1_000).fill('[]')}]`;
  const functions = Array(400).fill(`{"regions":${regions}}`);
  const text = llvm([begin(1, 1), end(1)]).replace('"totals"', `"functions":[${functions}],"totals"`);

  expect(await read(text)).toMatchObject({ lineCount: 1, skippedRecords: 0 });
});
