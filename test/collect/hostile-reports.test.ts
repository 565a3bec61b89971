import { beforeAll, expect, test } from 'vitest';
import { readReports } from '../../src/collect/read-artifact.ts';
import { hostileReports } from '../coverage/hostile-reports.ts';
import { readingInEnglish } from '../support/in-english.ts';
import { buildZip } from '../support/zip-builder.ts';

const good = (file: string) => ({ name: file, content: `SF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\n` });

/** The confined process with the heap that it has at work: a report that fills it takes all others with it. */
let reading: ReturnType<typeof readingInEnglish>;
beforeAll(async () => {
  const entries = hostileReports.map(({ what, content }) => ({ name: what, content }));
  const zip = buildZip([good('first.info'), ...entries, good('last.info')]);
  reading = readingInEnglish(await readReports(zip, { keepBasenames: ['a.ts'] }));
});

test('T8, T9: the reports beside hostile ones count', () => {
  expect(reading).toMatchObject({
    reports: [
      { entry: 'first.info', report: { lineCount: 2, coveredLineCount: 1 } },
      { entry: 'last.info', report: { lineCount: 2, coveredLineCount: 1 } },
    ],
    skippedEntries: 0,
  });
});

test.each(hostileReports)('T8, T9: $what is named with one clear line', ({ what, refusal }) => {
  const unreadable = 'unreadable' in reading ? reading.unreadable : [];

  expect(unreadable.find(({ entry }) => entry === what)).toEqual({
    entry: what,
    reason: expect.stringMatching(refusal),
  });
});
