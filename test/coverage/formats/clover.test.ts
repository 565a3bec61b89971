import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const clover = (files: string) =>
  `<?xml version="1.0"?><coverage generated="1"><project timestamp="1">${files}</project></coverage>`;
const file = (lines: string, names = 'name="/app/src/a.php"') => `<file ${names}>${lines}</file>`;

test.each([
  ['a statement', 'type="stmt" count="3"', '3'],
  ['a method, at its declaration', 'type="method" name="f" count="0"', '0'],
  ['a condition of which all was taken', 'type="cond" count="3" truecount="2" falsecount="0"', '3'],
  ['a condition of which one branch was missed', 'type="cond" count="3" truecount="1" falsecount="1"', '3!'],
  ['OpenClover: true and false', 'type="cond" truecount="2" falsecount="1"', '3'],
  ['OpenClover: never false', 'type="cond" truecount="2" falsecount="0"', '2!'],
  ['OpenClover: never run', 'type="cond" truecount="0" falsecount="0"', '0!'],
])('reads %s', async (_, attributes, shown) => {
  const report = await read(clover(file(`<line num="4" ${attributes}/>`)));

  expect(linesOf(report)).toEqual({ '/app/src/a.php': { 4: shown } });
  expect(report).toMatchObject({ format: 'clover', skippedRecords: 0 });
});

test('takes the path, where there is one beside the name', async () => {
  const report = await read(
    clover(`<package name="p">${file('', 'name="a.ts" path="/app/src/a.ts"')}</package>`),
  );

  expect(report.paths.map(({ path }) => path)).toEqual(['/app/src/a.ts']);
});

test.each([
  '<line count="1"/>',
  '<line num="0" count="1"/>',
  '<line num="2" type="stmt"/>',
  '<line num="2" count="x"/>',
])('skips and counts the malformed %s', async line => {
  const report = await read(clover(file(`<line num="1" type="stmt" count="1"/>${line}`)));

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 1 });
});

test('lines of a file without a name belong to none', async () => {
  const report = await read(clover(file('<line num="1" type="stmt" count="1"/>', '')));

  expect(report).toMatchObject({ paths: [], skippedRecords: 2 });
});
