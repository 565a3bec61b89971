import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const gcovr = (...files: readonly object[]) => JSON.stringify({ 'gcovr/format_version': '0.5', files });

test('lines, branches, and what gcovr was told to leave out', async () => {
  const report = await read(
    gcovr({
      file: 'src/a.c',
      lines: [
        { line_number: 1, count: 4, branches: [] },
        {
          line_number: 2,
          count: 1,
          branches: [
            { count: 1, throw: false },
            { count: 0, throw: false },
          ],
        },
        { line_number: 3, count: 0, branches: [], 'gcovr/excluded': true },
        { line_number: 4, count: 0, branches: [], 'gcovr/noncode': true },
        { line_number: 5, count: 0, branches: [] },
      ],
    }),
  );

  expect(linesOf(report)).toEqual({ 'src/a.c': { 1: '4', 2: '1!', 5: '0' } });
  expect(report).toMatchObject({ format: 'gcovr', skippedRecords: 0 });
});

test('skips and counts what is malformed', async () => {
  const report = await read(gcovr({ file: 'a.c', lines: [{ count: 1 }, { line_number: 1, count: 1 }] }, {}));

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 2 });
});
