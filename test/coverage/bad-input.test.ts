import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { smallReports } from '../../bench/fuzz/small-reports.ts';
import { type ReportFormat, reportFormats, UnreadableReport } from '../../src/model/coverage.ts';
import { cobertura, linesOf, read } from './report-text.ts';

const prototypeNames = Object.getOwnPropertyNames(Object.prototype).sort();
afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototypeNames));

/** A report of one file: `good` has count 1, `bad` are lines and counts as nobody can have counted them. */
type Write = (records: readonly (readonly [line: string, count: string])[]) => string;
const joined = (pieces: readonly string[], separator = '') => pieces.join(separator);
const inSpans: Write = records =>
  `mode: set\n${joined(records.map(([line, count]) => `a:${line}.1,${line}.9 1 ${count}\n`))}`;

/** Formats with a count of their own for each line. */
const withCounts: Readonly<Partial<Record<ReportFormat, Write>>> = {
  lcov: records => `SF:a\n${joined(records.map(([line, count]) => `DA:${line},${count}\n`))}`,
  cobertura: records =>
    `<coverage line-rate="1"><class filename="a">${joined(records.map(([line, count]) => `<line number="${line}" hits="${count}"/>`))}</class></coverage>`,
  clover: records =>
    `<coverage clover="1"><file name="a">${joined(records.map(([line, count]) => `<line num="${line}" count="${count}"/>`))}</file></coverage>`,
  jacoco: records =>
    `<report><package><sourcefile name="a">${joined(records.map(([line, count]) => `<line nr="${line}" ci="${count}"/>`))}</sourcefile></package></report>`,
  opencover: records =>
    `<CoverageSession><File uid="1" fullPath="a"/>${joined(records.map(([line, count]) => `<SequencePoint fileid="1" sl="${line}" el="${line}" vc="${count}"/>`))}</CoverageSession>`,
  istanbul: records =>
    `{"a":{"statementMap":{${joined(
      records.map(([line], id) => `"${id}":{"start":{"line":${line}}}`),
      ',',
    )}},"s":{${joined(
      records.map(([, count], id) => `"${id}":${count}`),
      ',',
    )}}}}`,
  'gcov-json': records =>
    `{"gcc_version":"1","files":[{"file":"a","lines":[${joined(
      records.map(([line, count]) => `{"line_number":${line},"count":${count}}`),
      ',',
    )}]}]}`,
  gcovr: records =>
    `{"gcovr/format_version":"1","files":[{"file":"a","lines":[${joined(
      records.map(([line, count]) => `{"line_number":${line},"count":${count}}`),
      ',',
    )}]}]}`,
  'llvm-cov': records =>
    `{"data":[{"files":[${joined(
      records.map(
        ([line, count]) =>
          `{"filename":"a","segments":[[${line},1,${count},true,true,false],[${line},2,0,false,false,false]]}`,
      ),
      ',',
    )}]}]}`,
};

describe.each(Object.entries(withCounts))('%s with numbers that nobody can have counted', (_, write) => {
  test('keeps the lines that can be, and counts the others', async () => {
    const report = await read(
      write([
        ...([
          ['1', '1'],
          ['2', '1e308'],
          ['3', '-1'],
          ['10000000', '0'],
        ] as const),
        ...([
          ['-1', '1'],
          ['0', '1'],
          ['1.5', '1'],
          ['1000000000', '1'],
          ['1e99', '1'],
        ] as const),
      ]),
    );

    expect(linesOf(report)).toEqual({
      a: { 1: '1', 2: `${Number.MAX_SAFE_INTEGER}`, 3: '0', 10000000: '0' },
    });
    expect(report).toMatchObject({ lineCount: 4, coveredLineCount: 2, skippedRecords: 5 });
  });
});

describe('formats without such a count', () => {
  test.each<[ReportFormat, string]>([
    [
      'go',
      inSpans([
        ['1', '1'],
        ['0', '1'],
        ['-1', '1'],
        ['1000000000', '1'],
        ['2', '1e308'],
        ['3', 'NaN'],
      ]),
    ],
    [
      'gcov',
      '        -:    0:Source:a\n        1:    1:x\n       -1:    2:x\n        1:   -3:x\n        1:1000000000:x\n    1e308:    4:x\n        1:99999999:x\n',
    ],
    [
      'sonarqube',
      `<coverage version="1"><file path="a">${['1', '0', '-1', '1000000000', 'NaN'].map(line => `<lineToCover lineNumber="${line}" covered="true"/>`).join('')}</file></coverage>`,
    ],
    [
      'coverage-py',
      '{"meta":{"version":"7"},"files":{"a":{"executed_lines":[1,0,-1,1.5,1000000000,1e308,null,"1",[1]]}}}',
    ],
    ['simplecov', '{"RSpec":{"coverage":{"a":{"lines":[1,{},[],"1",true]}}}}'],
    ['coveralls', '{"source_files":[{"name":"a","coverage":[1,{},[],"1",true]}]}'],
  ])('%s keeps the line that can be', async (format, text) => {
    const report = await read(text);

    expect(report.format).toBe(format);
    expect(linesOf(report)).toEqual({ a: { 1: '1' } });
  });
});

const line = '{"start":{"line":1}}';
const gcovLines = '[{"line_number":1,"count":1,"branches":[{"count":1}],"__proto__":{"count":7}}]';

describe('keys that every object has are only keys', () => {
  test.each<[ReportFormat, string, string]>([
    ...(['__proto__', 'constructor', 'hasOwnProperty'] as const).flatMap(
      (key): [ReportFormat, string, string][] => [
        ['istanbul', key, `{"${key}":{"${key}":{"x":1},"statementMap":{"${key}":${line}},"s":{"${key}":1}}}`],
        [
          'coverage-py',
          key,
          `{"meta":{"version":"7","${key}":{}},"files":{"${key}":{"executed_lines":[1]}}}`,
        ],
        ['simplecov', key, `{"${key}":{"coverage":{"${key}":{"lines":[1],"branches":{"${key}":{"x":1}}}}}}`],
        [
          'coveralls',
          key,
          `{"${key}":{"a":1},"source_files":[{"name":"${key}","coverage":[1],"${key}":{}}]}`,
        ],
        [
          'gcov-json',
          key,
          `{"gcc_version":"1","${key}":{},"files":[{"file":"${key}","lines":${gcovLines}}]}`,
        ],
        ['gcovr', key, `{"gcovr/format_version":"1","files":[{"file":"${key}","lines":${gcovLines}}]}`],
        [
          'llvm-cov',
          key,
          `{"${key}":{},"data":[{"files":[{"filename":"${key}","segments":[[1,1,1,true,true,false]],"${key}":[]}]}]}`,
        ],
        ['lcov', key, `SF:${key}\nBRDA:1,${key},0,1\nDA:1,1\n`],
        [
          'cobertura',
          key,
          `<coverage line-rate="1"><class filename="${key}" ${key}="x"><line number="1" hits="1"/></class></coverage>`,
        ],
      ],
    ),
  ])('%s: a file and its keys are named %s', async (format, key, text) => {
    expect(await read(text)).toMatchObject({
      ...{ format, paths: [{ path: key }], lineCount: 1, coveredLineCount: 1 },
    });
  });

  test('a count that an object has from its prototype is none', async () => {
    const report = await read(
      `{"a":{"statementMap":{"constructor":${line},"toString":${line},"0":${line}},"s":{"0":1}}}`,
    );

    expect(report).toMatchObject({ lineCount: 1, skippedRecords: 2 });
  });
});

/**
 * A document in XML or JSON says where it ends: one that is cut is refused. Nothing tells whether lines go on, and the
 * tools themselves read such files: what is there counts, up to the last whole line.
 */
const readWhenCut: readonly ReportFormat[] = ['lcov', 'go', 'gcov'];
const small = Object.entries(smallReports) as [ReportFormat, string][];
const linesIn = (text: string) =>
  read(text, { pieceBytes: 200 }).then(
    ({ lineCount }) => lineCount,
    (error: unknown) => error,
  );

describe('the first record that cannot be used is told with its place', () => {
  const jsonText =
    '{"a.ts":{"path":"a.ts","statementMap":{"0":{"start":{"line":1},"end":{"line":1}},"1":{"start":{"line":0},"end":{"line":0}}},"s":{"0":1,"1":1}}}';

  test.each([
    ['lcov', 'SF:a.ts\nDA:1,1\nDA:0,1\nDA:-1,1\nend_of_record\n', { line: 3 }],
    [
      'lcov, behind a line that is too long',
      `SF:a.ts\nDA:1,1\nTN:${'x'.repeat(70_000)}\nDA:1,x\n`,
      { line: 3 },
    ],
    ['a Go profile', 'mode: set\na.go:1.1,1.9 1 1\nnonsense\n', { line: 3 }],
    [
      'Cobertura',
      cobertura(
        `<class filename="a.ts"><lines><line number="1" hits="1"/>\n\n<line number="x" hits="1"/></lines></class>`,
      ),
      { line: 3 },
    ],
    ['Istanbul', jsonText, { byte: expect.any(Number) }],
    ['nothing is skipped', 'SF:a.ts\nDA:1,1\nend_of_record\n', null],
  ])('%s', async (_, text, firstSkipped) => {
    expect(await read(text)).toMatchObject({ firstSkipped });
  });
});

describe('a report that ends too early', () => {
  test.each(small)('%s is read where it is whole', async (format, text) => {
    const report = await read(text);

    expect(report).toMatchObject({ format, skippedRecords: 0 });
    expect(report.coveredLineCount).toBeGreaterThan(0);
    expect(report.lineCount).toBeGreaterThan(report.coveredLineCount);
  });

  test.each(small.filter(([format]) => !readWhenCut.includes(format)))(
    '%s is refused, wherever it ends',
    async (_, text) => {
      for (let end = 0; end < text.trimEnd().length; end++) {
        const refusal = await linesIn(text.slice(0, end));
        expect(refusal).toBeInstanceOf(UnreadableReport);
        expect((refusal as Error).message).toMatch(/^[^\p{Cc}]+$/u);
      }
    },
  );

  test.each(small.filter(([format]) => readWhenCut.includes(format)))(
    '%s is read as far as it goes, wherever it ends',
    async (_, text) => {
      const whole = (await read(text)).lineCount;
      for (let end = text.indexOf('\n') + 20; end < text.length; end++) {
        const cut = text.slice(0, end);
        const complete = await linesIn(cut.slice(0, cut.lastIndexOf('\n') + 1));
        const found = await linesIn(cut);

        expect(found).toBeGreaterThanOrEqual(Number(complete));
        expect(found).toBeLessThanOrEqual(whole);
      }
    },
  );
});

describe('a report in gzip', () => {
  const bytes = gzipSync(smallReports.lcov);

  test('is read in pieces of any size, the first byte alone', async () => {
    for (const pieceBytes of [1, 2, 3, 1_000])
      expect(await read(bytes, { pieceBytes })).toEqual(await read(smallReports.lcov));
  });

  test('is refused wherever it ends', async () => {
    for (let end = 2; end < bytes.length; end++)
      await expect(read(bytes.subarray(0, end))).rejects.toThrow(
        /^byte \d+: its gzip compression is damaged$/,
      );
  });

  test('is refused with a wrong checksum or bytes behind its end', async () => {
    const wrong = Buffer.from(bytes);
    wrong.writeUInt32LE(1, wrong.length - 8);

    for (const damaged of [wrong, Buffer.concat([bytes, Buffer.from('x')])])
      await expect(read(damaged)).rejects.toThrow(/^byte \d+: its gzip compression is damaged$/);
  });
});

test.each([
  ['empty', '', 'it is empty'],
  ['a byte order mark alone', '\ufeff', 'its first lines are in no format'],
  ['blanks', ' \n\n\t', 'its first lines are in no format'],
  ['UTF-16 without its mark', Buffer.from(smallReports.lcov, 'utf16le'), 'its first lines are in no format'],
  ['binary', Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * 7919) % 256)), 'its first lines'],
  ['XML of errors alone', `<${'&'.repeat(20_000)}`, 'its first lines are in no format'],
  ['HTML saved as XML', '<?xml version="1.0"?><html><body>coverage</body></html>', 'its first lines'],
])(
  'a file that is %s is told to be no report, with the formats that are read',
  async (_, content, problem) => {
    const formats = Object.values(reportFormats).join(', ');

    await expect(read(content, { pieceBytes: 1_000 })).rejects.toThrow(problem);
    await expect(read(content, { pieceBytes: 1_000 })).rejects.toThrow(`; expected one of ${formats}`);
  },
);
