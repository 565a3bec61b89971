import { expect, test } from 'vitest';
import { linesOf, read } from '../report-text.ts';

const coveralls = (...files: readonly object[]) =>
  JSON.stringify({ repo_token: 'x', service_name: 'ci', source_files: files });

test('counts by line, and branches in fours', async () => {
  const report = await read(
    coveralls({
      ...{ name: 'src/a.ts', source_digest: 'x', coverage: [null, 1, 0, 3] },
      branches: [2, 0, 0, 1, 2, 0, 1, 0, 4, 0, 0, 3],
    }),
  );

  expect(linesOf(report)).toEqual({ 'src/a.ts': { 2: '1!', 3: '0', 4: '3' } });
  expect(report).toMatchObject({ format: 'coveralls', skippedRecords: 0 });
});

test('skips and counts what is malformed', async () => {
  const report = await read(coveralls({ name: 'a.ts', coverage: [1, 'x'] }, { coverage: [1] }));

  expect(report).toMatchObject({ lineCount: 1, skippedRecords: 2 });
});
