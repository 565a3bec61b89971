import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const at = (line: number, end = line) => ({ start: { line, column: 0 }, end: { line: end, column: 9 } });
const file = (more: object = {}) => ({
  path: '/app/src/a.ts',
  statementMap: { 0: at(1), 1: at(2, 4), 2: at(2) },
  fnMap: {},
  branchMap: {},
  s: { 0: 0, 1: 3, 2: 1 },
  f: {},
  b: {},
  ...more,
});
const final = (...files: readonly object[]) =>
  JSON.stringify(Object.fromEntries(files.map((one, index) => [`/key/${index}.ts`, one])));

test('a line has the greatest count of the statements that start in it', async () => {
  const report = await read(final(file()));

  expect(linesOf(report)).toEqual({ '/app/src/a.ts': { 1: '0', 2: '3' } });
  expect(report).toMatchObject({ format: 'istanbul', lineCount: 2, coveredLineCount: 1, skippedRecords: 0 });
});

test('a branch counts for the line of its condition', async () => {
  const branchMap = {
    0: { loc: at(2, 4), type: 'if', locations: [at(2), at(4)], line: 3 },
    1: { type: 'cond-expr', locations: [at(1), at(1)], line: 1 },
  };
  const report = await read(final(file({ branchMap, b: { 0: [3, 0], 1: [1, 2] } })));

  expect(linesOf(report)).toEqual({ '/app/src/a.ts': { 1: '0', 2: '3!' } });
});

test('a file without a path goes by its key, one that was not loaded by what is in it', async () => {
  const { path: _, ...nameless } = file();
  const report = await read(final(nameless, { data: file({ path: '/app/b.ts' }) }));

  expect(report.paths.map(({ path }) => path)).toEqual(['/key/0.ts', '/app/b.ts']);
});

test('skips and counts what is malformed', async () => {
  const report = await read(
    final(
      file({ statementMap: { 0: at(1), 1: {}, 2: at(0) }, s: { 0: 1, 1: 1, 2: 1 } }),
      { path: '/app/b.ts', statementMap: {} },
      [],
    ),
  );

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 4 });
});

test('a key named after the prototype is a key', async () => {
  const text = `{"__proto__":${JSON.stringify(file({ path: undefined }))},"constructor":${JSON.stringify(file())}}`;
  const report = await read(text);

  expect(report.paths.map(({ path }) => path)).toEqual(['__proto__', '/app/src/a.ts']);
  expect(Object.prototype).not.toHaveProperty('path');
});

test.each([
  ['ends too early', '{"a.ts":{"path":"a.ts","statementMap":{},"s":{', /ends too early/],
  ['has more behind its end', `${final(file())}{`, /not well-formed JSON/],
  ['is not JSON', '{"a.ts":{"path":"a.ts","statementMap":{},"s":nonsense}}', /not well-formed JSON/],
])('refuses a text that %s', async (_, text, problem) => {
  await expect(read(text, { pieceBytes: 16 })).rejects.toThrow(problem);
});

test('refuses the summary, naming what to take instead', async () => {
  const total = { lines: { total: 1, covered: 1, skipped: 0, pct: 100 } };

  await expect(read(JSON.stringify({ total, '/app/a.ts': total }))).rejects.toThrow(
    /coverage-summary\.json has totals only.*coverage-final\.json or lcov/,
  );
});
