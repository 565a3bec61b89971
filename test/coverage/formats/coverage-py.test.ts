import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const json = (files: object) =>
  JSON.stringify({ meta: { format: 3, version: '7.6.1', branch_coverage: true }, files, totals: {} });

test('lines that were run and lines that were not; excluded ones are neither', async () => {
  const report = await read(
    json({
      'src/a.py': { executed_lines: [1, 3, 9], missing_lines: [4], excluded_lines: [9, 10], summary: {} },
    }),
  );

  expect(linesOf(report)).toEqual({ 'src/a.py': { 1: '1', 3: '1', 4: '0' } });
  expect(report).toMatchObject({ format: 'coverage-py', skippedRecords: 0 });
});

test('jumps that were not made leave a line partly run', async () => {
  const report = await read(
    json({
      'a.py': {
        ...{ executed_lines: [1, 2], missing_lines: [] },
        ...{
          executed_branches: [
            [1, 2],
            [2, -1],
          ],
          missing_branches: [[1, -1]],
        },
      },
    }),
  );

  expect(linesOf(report)).toEqual({ 'a.py': { 1: '1!', 2: '1' } });
});

test('skips and counts what is malformed; a file without lines is named', async () => {
  const report = await read(
    json({ 'a.py': { executed_lines: [1, 'x', -1], missing_lines: 7 }, 'b.py': {}, 'c.py': null }),
  );

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 3 });
  expect(report.paths.map(({ path }) => path)).toEqual(['a.py', 'b.py']);
});
