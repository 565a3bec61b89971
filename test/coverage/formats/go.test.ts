import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const profile = (...blocks: readonly string[]) => `mode: set\n${blocks.map(line => `${line}\n`).join('')}`;

test('a block covers each line it goes over', async () => {
  const report = await read(profile('example.com/quotes/a.go:3.10,5.9 2 7'));

  expect(linesOf(report)).toEqual({ 'example.com/quotes/a.go': { 3: '7', 4: '7', 5: '7' } });
  expect(report).toMatchObject({ format: 'go', lineCount: 3, coveredLineCount: 3, skippedRecords: 0 });
});

test.each([
  ['behind the closing brace of a function', '3.10,5.2', ['3', '4']],
  ['behind an inner brace', '3.10,5.3', ['3', '4', '5']],
  ['in its first line', '3.1,3.2', ['3']],
])('a block that ends %s', async (_, place, lines) => {
  const report = await read(profile(`a.go:${place} 1 1`));

  expect(Object.keys(linesOf(report)['a.go'] ?? {})).toEqual(lines);
});

test('the same block from several packages, and a line of two blocks, count the most', async () => {
  const report = await read(
    profile('a.go:1.1,2.9 1 0', 'a.go:1.1,2.9 1 3', 'a.go:2.9,3.9 1 1', 'a.go:1.1,2.9 1 0'),
  );

  expect(linesOf(report)).toEqual({ 'a.go': { 1: '3', 2: '3', 3: '1' } });
});

test('a block without statements is nothing to run', async () => {
  const report = await read(profile('a.go:1.1,2.9 0 0', 'a.go:3.1,3.9 1 0'));

  expect(linesOf(report)).toEqual({ 'a.go': { 3: '0' } });
});

test('joined profiles and Windows line endings', async () => {
  const report = await read('mode: atomic\r\na.go:1.1,1.9 1 2\r\nmode: atomic\r\nC:\\b.go:1.1,1.9 1 0\r\n');

  expect(linesOf(report)).toEqual({ 'a.go': { 1: '2' }, 'C:\\b.go': { 1: '0' } });
  expect(report.skippedRecords).toBe(0);
});

test.each([
  'a.go:3.10,5.9 2',
  'a.go:3,5 2 1',
  'a.go:5.1,3.1 1 1',
  'a.go:0.1,0.2 1 1',
  'a.go:1.1,9999999.1 1 1',
  'a.go:-3.1,3.1 1 1',
  'nonsense',
])('skips and counts the malformed %s', async line => {
  const report = await read(profile('b.go:1.1,1.9 1 1', line));

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 1 });
});
