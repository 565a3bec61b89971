import { describe, expect, test } from 'vitest';
import { implausibleFiles, lineCountOf } from '../../src/collect/implausible-files.ts';
import type { TreeCoverage } from '../../src/model/coverage.ts';

const covered = (...lines: number[]) => new Map(lines.map(line => [line, { hits: 1, branches: new Map() }]));

describe('T5, DC-9: a report that names lines past the end of a file', () => {
  test.each([
    ['the last line', [1, 10], []],
    ['the empty line after the last line break', [11], []],
    ['a line past both', [3, 12, 2], [{ path: 'src/a.ts', line: 12, lineCount: 10 }]],
    ['no line', [], []],
  ])('%s', (_, lines, expected) => {
    const coverage: TreeCoverage = new Map([['src/a.ts', covered(...lines)]]);

    expect(implausibleFiles(coverage, new Map([['src/a.ts', 10]]))).toEqual(expected);
  });

  test('a file whose length is not known is not judged', () => {
    expect(implausibleFiles(new Map([['src/a.ts', covered(10_000_000)]]), new Map())).toEqual([]);
  });
});

test.each([
  ['', 0],
  ['a', 1],
  ['a\n', 1],
  ['a\nb', 2],
  ['a\r\nb\r\n', 2],
  ['\n', 1],
])('%j has %i lines', (text, count) => {
  expect(lineCountOf(text)).toBe(count);
});
