import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const line = (number: number, count: number, more: object = {}) => ({
  ...{ line_number: number, count, unexecuted_block: false, branches: [] },
  ...more,
});
const gcov = (...files: readonly object[]) =>
  JSON.stringify({
    ...{ gcc_version: '12.2.0', files, format_version: '1' },
    ...{ current_working_directory: '/build/lib', data_file: 'a.gcda' },
  });
const branch = (count: number, more: object = {}) => ({ count, fallthrough: false, throw: false, ...more });

test('lines with counts, relative to where the compiler ran', async () => {
  const report = await read(gcov({ file: '../src/a.c', functions: [], lines: [line(3, 2), line(4, 0)] }));

  expect(linesOf(report)).toEqual({ '../src/a.c': { 3: '2', 4: '0' } });
  expect(report.paths).toEqual([{ path: '../src/a.c', sources: ['/build/lib'] }]);
  expect(report).toMatchObject({ format: 'gcov-json', skippedRecords: 0 });
});

test('of the instances of a template the greatest count stays', async () => {
  const report = await read(
    gcov({
      file: 'a.h',
      lines: [
        line(3, 2, { function_name: '_Z5twiceIiET_S0_' }),
        line(3, 0, { function_name: '_Z5twiceIlET_S0_' }),
      ],
    }),
  );

  expect(linesOf(report)).toEqual({ 'a.h': { 3: '2' } });
});

test('branches, but not those of exceptions', async () => {
  const report = await read(
    gcov({
      file: 'a.cc',
      lines: [
        line(3, 2, { branches: [branch(1), branch(0)] }),
        line(4, 2, { branches: [branch(2), branch(0, { throw: true })] }),
      ],
    }),
  );

  expect(linesOf(report)).toEqual({ 'a.cc': { 3: '2!', 4: '2' } });
});

test('skips and counts what is malformed', async () => {
  const report = await read(gcov({ file: 'a.c', lines: [line(1, 1), line(-1, 1), { line_number: 2 }] }, {}));

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 3 });
});

test('of several directories the last counts; one longer than any path does not', async () => {
  const text = gcov({ file: 'a.c', lines: [] }).replace('{', '{"current_working_directory":"/first",');
  const tooLong = text.replace('/first', 'a'.repeat(4_097));

  expect((await read(text)).paths).toEqual([{ path: 'a.c', sources: ['/build/lib'] }]);
  expect(await read(tooLong)).toMatchObject({ paths: [{ sources: ['/build/lib'] }], skippedRecords: 1 });
});
