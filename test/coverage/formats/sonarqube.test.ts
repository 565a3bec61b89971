import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const generic = (lines: string, path = 'path="src/a.ts"') =>
  `<coverage version="1"><file ${path}>${lines}</file></coverage>`;

test.each([
  ['a covered line', 'covered="true"', '1'],
  ['a line that was not', 'covered="false"', '0'],
  ['all branches', 'covered="true" branchesToCover="2" coveredBranches="2"', '1'],
  ['a branch that was missed', 'covered="true" branchesToCover="2" coveredBranches="1"', '1!'],
])('reads %s', async (_, attributes, shown) => {
  const report = await read(generic(`<lineToCover lineNumber="4" ${attributes}/>`));

  expect(linesOf(report)).toEqual({ 'src/a.ts': { 4: shown } });
  expect(report).toMatchObject({ format: 'sonarqube', skippedRecords: 0 });
});

test.each([
  '<lineToCover covered="true"/>',
  '<lineToCover lineNumber="3"/>',
  '<lineToCover lineNumber="3" covered="yes"/>',
  '<lineToCover lineNumber="-3" covered="true"/>',
])('skips and counts the malformed %s', async line => {
  const report = await read(generic(`<lineToCover lineNumber="1" covered="true"/>${line}`));

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 1 });
});

test('lines of a file without a path belong to none', async () => {
  const report = await read(generic('<lineToCover lineNumber="1" covered="true"/>', ''));

  expect(report).toMatchObject({ paths: [], skippedRecords: 2 });
});
