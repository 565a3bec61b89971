import { expect, test } from 'vitest';
import { parseReport } from '../../src/coverage/parse-report.ts';
import { refusedInEnglish } from '../support/in-english.ts';

async function* chunks(text: string) {
  yield Buffer.from(text);
}
const read = (text: string) => refusedInEnglish(parseReport(chunks(text), () => true));

const sums: readonly (readonly [string, string])[] = [
  ['lcov', 'TN:\nSF:src/b.ts\nLF:10\nLH:0\nend_of_record\n'],
  [
    'Clover',
    '<?xml version="1.0"?><coverage generated="1"><project timestamp="1"><file name="src/b.ts"><metrics statements="10" coveredstatements="0"/></file></project></coverage>',
  ],
  [
    'JaCoCo',
    '<?xml version="1.0"?><report name="x"><package name="src"><sourcefile name="B.java"><counter type="LINE" missed="10" covered="0"/></sourcefile></package></report>',
  ],
  [
    'llvm-cov',
    '{"data":[{"files":[{"filename":"src/b.c","summary":{"lines":{"count":10,"covered":0}}}]}],"type":"llvm.coverage.json.export","version":"2.0.1"}',
  ],
];

test.each(sums)(
  '%s that tells sums and no line is refused, since nothing would be testable then',
  async (_, text) => {
    await expect(read(text)).rejects.toThrow(
      'it tells of 10 lines in sums alone; expected a report that has the lines themselves',
    );
  },
);

test('a report of files without a testable line is none of those', async () => {
  await expect(read('TN:\nSF:src/types.ts\nLF:0\nLH:0\nend_of_record\n')).resolves.toMatchObject({
    lineCount: 0,
    paths: [{ path: 'src/types.ts' }],
  });
});
