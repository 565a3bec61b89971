import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readReports as readConfined } from '../../src/collect/read-artifact.ts';
import { readingInEnglish } from '../support/in-english.ts';
import { buildZip } from '../support/zip-builder.ts';

const readReports = async (...given: Parameters<typeof readConfined>) =>
  readingInEnglish(await readConfined(...given));

const lcov = [
  'TN:',
  'SF:C:\\work\\src\\Throttle.ts',
  'DA:1,3',
  'BRDA:1,0,0,3',
  'BRDA:1,0,1,-',
  'DA:2,0',
  'end_of_record',
  'SF:src/other.ts',
  'DA:1,1',
  'end_of_record',
  '',
].join('\n');

// As `actions/upload-artifact` packs the output folder of a test run.
const uploaded = buildZip([
  { name: 'lcov.info', content: lcov, hasDescriptor: true },
  { name: 'lcov-report/index.html', content: '<!doctype html><html lang="en"></html>', hasDescriptor: true },
  { name: 'lcov-report/prettify.js', content: '/* eslint-disable */', hasDescriptor: true },
  { name: 'cobertura-coverage.xml', content: '<coverage line-rate="1"><packages>', hasDescriptor: true },
]);

test('reads the reports of an uploaded folder through the confined process', async () => {
  expect(await readReports(uploaded, { keepBasenames: ['throttle.ts'] })).toEqual({
    reports: [
      {
        entry: 'lcov.info',
        report: {
          format: 'lcov',
          files: [
            {
              path: 'C:\\work\\src\\Throttle.ts',
              sources: [],
              lines: new Map([
                [
                  1,
                  {
                    hits: 3,
                    branches: new Map([
                      ['lcov:0,0', true],
                      ['lcov:0,1', false],
                    ]),
                  },
                ],
                [2, { hits: 0, branches: new Map() }],
              ]),
            },
          ],
          paths: [
            { path: 'C:\\work\\src\\Throttle.ts', sources: [], marks: Uint8Array.of(3, 2) },
            { path: 'src/other.ts', sources: [], marks: expect.any(Uint8Array) },
          ],
          lineCount: 3,
          coveredLineCount: 2,
          skippedRecords: 0,
          firstSkipped: null,
        },
      },
    ],
    unreadable: [{ entry: 'cobertura-coverage.xml', reason: expect.stringMatching(/^[^\n]{10,300}$/) }],
    skippedEntries: 2,
  });
});

test('what lies between the files of a report takes no memory', async () => {
  const between = `# ${'-'.repeat(65_536)}\n`;
  const paths = Array.from({ length: 600 }, (_, index) => `/home/runner/work/src/${index}.ts`);
  const content = paths.map(path => `SF:${path}\nDA:1,1\n${between}`).join('');
  const zip = buildZip([{ name: 'lcov.info', content, isStored: true }]);

  expect(await readReports(zip, { keepBasenames: [] }, { limits: { heapMebibytes: 24 } })).toMatchObject({
    reports: [{ report: { lineCount: 600 } }],
  });
});

describe('a report that was sent', () => {
  const question = { keepBasenames: ['throttle.ts'], mayBeReport: true };
  const parts = (reading: Awaited<ReturnType<typeof readReports>>) =>
    'rejected' in reading ? reading : [reading.reports.map(({ entry }) => entry), reading.unreadable];

  test.each([
    ['plain', Buffer.from(lcov)],
    ['compressed', gzipSync(lcov)],
  ])('alone is read as it is, %s', async (_name, bytes) => {
    expect(await readReports(bytes, question)).toMatchObject({
      reports: [
        { entry: '', report: { format: 'lcov', lineCount: 3, files: [{ path: expect.any(String) }] } },
      ],
      unreadable: [],
    });
  });

  test('as a zip is read like an artifact', async () => {
    expect(await readReports(uploaded, question)).toEqual(
      await readReports(uploaded, { keepBasenames: ['throttle.ts'] }),
    );
  });

  test.each([
    ['in no format', gzipSync('anything'), /no format Rung reads/],
    ['that is cut off', gzipSync(lcov).subarray(0, 40), /gzip compression is damaged/],
    [
      'that grows without end',
      gzipSync(lcov + 'end_of_record\n'.repeat(1_000_000)),
      /more than 200 times its size/,
    ],
    ['with a zip in it', gzipSync(uploaded), /no format Rung reads/],
  ])('%s is named with the reason', async (_name, bytes, says) => {
    const reading = await readReports(bytes, question);

    expect(parts(reading)).toEqual([[], [{ entry: '', reason: expect.stringMatching(says) }]]);
  });

  test('that fills the memory of the process is rejected', async () => {
    const lines = Array.from({ length: 500_000 }, (_, index) => `DA:${index + 1},1`).join('\n');
    const bytes = gzipSync(`SF:src/throttle.ts\n${lines}\nend_of_record\n`);

    expect(await readReports(bytes, question, { limits: { heapMebibytes: 16 } })).toEqual({
      rejected: 'the process that read it ran out of memory',
    });
  });

  test('in an artifact of Actions has to be in a zip, as always', async () => {
    expect(await readReports(Buffer.from(lcov), { keepBasenames: [] })).toEqual({
      rejected: 'it is not a zip archive, or its end is missing',
    });
  });
});

describe('an artifact is rejected', () => {
  const read = (zip: Uint8Array, options = {}) => readReports(zip, { keepBasenames: ['a.ts'] }, options);

  test('with the reason that the confined process found', async () => {
    const zip = buildZip([{ name: '../lcov.info', content: lcov }]);

    expect(await read(zip)).toEqual({ rejected: 'the entry "../lcov.info" leaves the archive by ".."' });
  });

  test('without starting a process when it is larger than the download cap', async () => {
    const options = { limits: { archiveBytes: uploaded.length - 1 }, nodePath: '/nowhere/node' };

    expect(await read(uploaded, options)).toEqual({ rejected: expect.stringContaining('it is larger than') });
  });

  test('when its lines fill the memory of the process', async () => {
    const lines = Array.from({ length: 500_000 }, (_, index) => `DA:${index + 1},1`).join('\n');
    const zip = buildZip([{ name: 'lcov.info', content: `SF:src/a.ts\n${lines}\nend_of_record\n` }]);

    expect(await read(zip, { limits: { heapMebibytes: 16 } })).toEqual({
      rejected: 'the process that read it ran out of memory',
    });
    expect(
      await readReports(zip, { keepBasenames: ['b.ts'] }, { limits: { heapMebibytes: 16 } }),
    ).toMatchObject({
      reports: [{ report: { files: [], lineCount: 500_000 } }],
    });
  });

  test('when the answer is larger than the cap', async () => {
    expect(await readReports(uploaded, { keepBasenames: [] }, { limits: { answerBytes: 50 } })).toEqual({
      rejected: 'the process that read it answered more than 50 bytes',
    });
  });

  test('when it takes too long', async () => {
    expect(await read(uploaded, { killAfterMs: 1 })).toEqual({
      rejected: 'the process that read it took longer than 0.001 s',
    });
  });
});
