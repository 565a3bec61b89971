import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArtifactReading } from '../../../src/collect/artifact/artifact-reading.ts';
import { decodeReading } from '../../../src/collect/artifact/decode-reading.ts';
import { encodeReading } from '../../../src/collect/artifact/encode-reading.ts';
import { encodeMarks } from '../../../src/coverage/line-marks.ts';
import type { ReportedFile } from '../../../src/model/coverage.ts';
import { type Sentence, type SentenceValue, sentence } from '../../../src/model/sentence.ts';
import { unreadBecause, unreadReasons } from '../../../src/model/unread-reason.ts';

const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'src/a.ts'));
const line = fc.integer({ min: 1, max: 10_000_000 });
const lineCoverage = fc.record({
  hits: fc.maxSafeNat(),
  branches: fc.array(fc.tuple(name, fc.boolean())).map(pairs => new Map(pairs)),
});
const file = fc.record({
  path: name,
  sources: fc.array(name),
  lines: fc.array(fc.tuple(line, lineCoverage)).map(pairs => new Map(pairs)),
});
const report = fc
  .record({
    format: fc.constantFrom('lcov' as const, 'cobertura' as const),
    files: fc.array(file),
    coveredLineCount: fc.nat(1000),
    skippedRecords: fc.nat(),
    firstSkipped: fc.oneof(fc.constant(null), fc.record({ line: fc.nat() }), fc.record({ byte: fc.nat() })),
  })
  .map(({ files, ...rest }) => ({ ...rest, files, paths: files.map(pathOf), lineCount: 1000 }));
const reasonOf = (value: fc.Arbitrary<SentenceValue>): fc.Arbitrary<Sentence> =>
  fc
    .constantFrom(...Object.entries(unreadReasons))
    .chain(([id, names]) =>
      fc
        .tuple(...names.map(() => fc.oneof(value, fc.array(value, { maxLength: 3 }))))
        .map(values =>
          sentence(`unread-reason:${id}`, Object.fromEntries(names.map((one, at) => [one, values[at]]))),
        ),
    );
const plainValue = fc.oneof(name, fc.nat());
const reason = reasonOf(fc.oneof(plainValue, reasonOf(fc.oneof(plainValue, reasonOf(plainValue)))));
const reading = fc.record({
  reports: fc.array(fc.record({ entry: name, report })),
  unreadable: fc.array(fc.record({ entry: name, reason })),
  skippedEntries: fc.nat(),
});

const pathOf = ({ path, sources, lines }: ReportedFile) => ({
  path,
  sources,
  marks: marksOf([...lines.keys()]),
});

function marksOf(lines: readonly number[]) {
  return encodeMarks(Int32Array.from(new Set(lines.toSorted((a, b) => a - b)), line => line * 2 + 1));
}

test('what the child found arrives unchanged', () => {
  fc.assert(
    fc.property(reading, found => {
      expect(decodeReading(encodeReading(found))).toEqual(found);
    }),
  );
});

test('a rejection arrives unchanged', () => {
  const rejected = unreadBecause('entry.ratio', { entry: '"a"', ratio: 200 });

  expect(decodeReading(encodeReading({ rejected }))).toEqual({ rejected });
});

test('a list of sources that many paths share is written once', () => {
  const sources = ['/'.repeat(1000)];
  const paths = Array.from({ length: 100 }, (_, index) => ({ path: `${index}`, sources }));
  const found: ArtifactReading = {
    reports: [
      {
        entry: 'a',
        report: {
          format: 'cobertura',
          files: [],
          paths,
          lineCount: 0,
          coveredLineCount: 0,
          skippedRecords: 0,
          firstSkipped: null,
        },
      },
    ],
    unreadable: [],
    skippedEntries: 0,
  };

  expect(encodeReading(found).length).toBeLessThan(3000);
});

test('a path longer than any file system holds is left out', () => {
  const at = (length: number) => ({ path: 'p'.repeat(length), sources: [] });
  const encoded = encodeReading({
    reports: [
      {
        entry: 'a',
        report: {
          format: 'lcov',
          files: [],
          paths: [at(4096), at(4097)],
          lineCount: 0,
          coveredLineCount: 0,
          skippedRecords: 0,
          firstSkipped: null,
        },
      },
    ],
    unreadable: [],
    skippedEntries: 0,
  });

  expect(decodeReading(encoded)).toMatchObject({ reports: [{ report: { paths: [at(4096)] } }] });
});

describe('an answer that the child cannot have given is refused', () => {
  const honest = {
    format: 'lcov',
    files: [['a', 0, [[1, 1, 'id', true]]]],
    paths: [['a', 0, 'Aw==']],
    sourceLists: [[]],
    lineCount: 1,
    coveredLineCount: 1,
    skippedRecords: 0,
    firstSkipped: null,
  };
  const answer = (change: object) =>
    JSON.stringify({
      reports: [{ entry: 'lcov.info', report: { ...honest, ...change } }],
      unreadable: [],
      skippedEntries: 0,
    });
  const noZip = { key: 'unread-reason:archive.no-zip', values: {} };
  const large = { key: 'unread-reason:archive.large', values: { size: 1 } };
  const within = (problem: object) => ({ key: 'unread-reason:at.byte', values: { byte: 1, problem } });
  const rejection = (change: object, reason: object = noZip) =>
    JSON.stringify({ rejected: { ...noZip, ...reason }, ...change });
  const line = (...record: unknown[]) => answer({ files: [['a', 0, [record]]] });

  test('the honest one is not', () => {
    expect(decodeReading(answer({}))).toMatchObject({ reports: [{ entry: 'lcov.info' }] });
    expect(decodeReading(rejection({}))).toEqual({ rejected: noZip });
    expect(decodeReading(rejection({}, large))).toEqual({ rejected: large });
    expect(decodeReading(rejection({}, within(within(noZip))))).toMatchObject({ rejected: within({}) });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'Warning: …'],
    ['two answers', '{"rejected":"a"}{"rejected":"b"}'],
    ['a rejection in words of its own', '{"rejected":"a"}'],
    ['rejection and reports', rejection({ reports: [], unreadable: [], skippedEntries: 0 })],
    ['a reason that nobody knows', rejection({}, { key: 'unread-reason:constructor' })],
    ['a sentence of another catalogue', rejection({}, { key: 'other-reasons:archive.no-zip' })],
    ['a reason without its values', rejection({}, { key: 'unread-reason:archive.large' })],
    ['a reason with a value more', rejection({}, { values: { more: 1 } })],
    ['a reason with a value that is none', rejection({}, { ...large, values: { size: null } })],
    ['a value longer than a path', rejection({}, { ...large, values: { size: 'x'.repeat(4097) } })],
    ['a list of very many values', rejection({}, { ...large, values: { size: Array(51).fill(1) } })],
    ['reasons within reasons without end', rejection({}, within(within(within(within(noZip)))))],
    ['null', 'null'],
    ['an unknown format', answer({ format: 'html' })],
    ['a key of its own', answer({ extra: 1 })],
    ['a __proto__ of its own', answer({}).replace('"format"', '"__proto__":{"x":1},"format"')],
    ['more covered than there is', answer({ coveredLineCount: 2 })],
    ['a negative count', answer({ skippedRecords: -1 })],
    ['a place with words', answer({ firstSkipped: { line: 'rm' } })],
    ['a place of two kinds', answer({ firstSkipped: { line: 1, byte: 1 } })],
    ['half a line', answer({ lineCount: 1.5 })],
    ['a list of sources that is not there', answer({ paths: [['a', 1, '']] })],
    ['a path that is no text', answer({ paths: [[1, 0, '']] })],
    ['a path without marks', answer({ paths: [['a', 0]] })],
    ['marks that are no base64', answer({ paths: [['a', 0, '%']] })],
    ['marks of line 0', answer({ paths: [['a', 0, 'AA==']] })],
    ['marks that are cut short', answer({ paths: [['a', 0, 'gw==']] })],
    ['lines that are no list', answer({ files: [['a', 0, { length: 1 }]] })],
    ['a line that is no list', answer({ files: [['a', 0, [1]]] })],
    ['line 0', line(0, 1)],
    ['line 1.5', line(1.5, 1)],
    ['line 10,000,001', line(10_000_001, 1)],
    ['a line as text', line('1', 1)],
    ['a negative hit count', line(1, -2)],
    ['no hit count', line(1)],
    ['a hit count as text', line(1, '1')],
    ['a branch without an answer', line(1, 1, 'id')],
    ['a branch answered in text', line(1, 1, 'id', 'yes')],
    ['a branch without a name', line(1, 1, 0, true)],
  ])('%s', (_, text) => {
    expect(() => decodeReading(text)).toThrow();
  });
});
