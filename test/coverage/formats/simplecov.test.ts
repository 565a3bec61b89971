import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const resultset = (...suites: readonly object[]) =>
  JSON.stringify(
    Object.fromEntries(suites.map((coverage, index) => [`suite ${index}`, { coverage, timestamp: 1 }])),
  );

test('counts by line; null and "ignored" are nothing to run', async () => {
  const report = await read(resultset({ '/app/a.rb': { lines: [1, null, 0, 'ignored', 4] } }));

  expect(linesOf(report)).toEqual({ '/app/a.rb': { 1: '1', 3: '0', 5: '4' } });
  expect(report).toMatchObject({ format: 'simplecov', skippedRecords: 0 });
});

test('the lists of before 0.18', async () => {
  const report = await read(resultset({ '/app/a.rb': [null, 2, 0] }));

  expect(linesOf(report)).toEqual({ '/app/a.rb': { 2: '2', 3: '0' } });
});

test('of several suites a line has the greatest count', async () => {
  const report = await read(
    resultset(
      { '/app/a.rb': { lines: [1, 0] } },
      { '/app/a.rb': { lines: [0, 3] }, '/app/b.rb': { lines: [0] } },
    ),
  );

  expect(linesOf(report)).toEqual({ '/app/a.rb': { 1: '1', 2: '3' }, '/app/b.rb': { 1: '0' } });
});

test.each([
  ['a suite that never loaded the file guesses its lines', [0, 0, 0], [2, null, 0], { 1: '2', 3: '0' }],
  ['what a suite ran can be run', [null, 1], [0, null], { 2: '1' }],
])('%s, whichever comes first', async (_, first, second, shown) => {
  for (const suites of [
    [first, second],
    [second, first],
  ]) {
    const content = resultset(...suites.map(lines => ({ '/app/a.rb': { lines } })));
    const report = await read(content);

    expect(linesOf(report)).toEqual({ '/app/a.rb': shown });
    expect(report.lineCount).toBe(Object.keys(shown).length);
    expect(await read(content, { keep: () => false })).toEqual({ ...report, files: [] });
  }
});

test('branches belong to the line of their condition', async () => {
  const branches = {
    '[:if, 0, 2, 4, 6, 7]': { '[:then, 1, 3, 6, 3, 9]': 1, '[:else, 2, 5, 6, 5, 9]': 0 },
    '[:case, 3, 1, 4, 1, 9]': { '[:when, 4, 1, 6, 1, 9]': 2, '[:else, 5, 1, 4, 1, 9]': 1 },
  };
  const report = await read(resultset({ '/app/a.rb': { lines: [1, 1], branches } }));

  expect(linesOf(report)).toEqual({ '/app/a.rb': { 1: '1', 2: '1!' } });
});

test('skips and counts what is malformed', async () => {
  const report = await read(
    resultset({
      '/app/a.rb': { lines: [1, 'x', {}], branches: { what: { '[:then, 1]': 1 } } },
      '/app/b.rb': 7,
    }),
  );

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 4 });
});
