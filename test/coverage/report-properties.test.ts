import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type CoverageReport, UnreadableReport } from '../../src/model/coverage.ts';
import { classOf, cobertura, linesOf, padding, read } from './report-text.ts';

interface WrittenLine {
  number: number;
  hits: number;
  taken: boolean[];
}
type WrittenFile = [path: string, lines: WrittenLine[]];

const path = fc
  .array(fc.constantFrom('src', 'a.ts', '__proto__', 'constructor', '语言', 'sp ace', '&<>"\'', 'C:'), {
    minLength: 1,
    maxLength: 4,
  })
  .map(parts => parts.join('/'));
const line = fc.record({
  number: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(9_999_999, 10_000_000)),
  hits: fc.oneof(fc.nat({ max: 3 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  taken: fc.array(fc.boolean(), { maxLength: 3 }),
});
const files: fc.Arbitrary<WrittenFile[]> = fc.array(fc.tuple(path, fc.array(line, { maxLength: 8 })), {
  minLength: 1,
  maxLength: 5,
});

function writeLcov(written: WrittenFile[]): string {
  const section = ([name, lines]: WrittenFile) => [
    `SF:${name}`,
    ...lines.flatMap(({ number, taken }) =>
      taken.map((isTaken, index) => `BRDA:${number},0,${index},${isTaken ? 1 : '-'}`),
    ),
    ...lines.map(({ number, hits }) => `DA:${number},${hits}`),
    'end_of_record',
  ];
  return `TN:\n${written.flatMap(section).join('\n')}\n`;
}

function writeCobertura(written: WrittenFile[]): string {
  const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
  const lineTag = ({ number, hits, taken }: WrittenLine) => {
    const conditions =
      taken.length > 0 ? ` condition-coverage="x (${taken.filter(Boolean).length}/${taken.length})"` : '';
    return `<line number="${number}" hits="${hits}"${conditions}/>`;
  };
  return cobertura(
    written.map(([name, lines]) => classOf(escaped(name), lines.map(lineTag).join(''))).join('\n'),
  );
}

/** What should be read, worked out the slow way: `path line` → hits. */
function expected(written: WrittenFile[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const [name, lines] of written) {
    for (const { number, hits } of lines)
      all.set(`${name} ${number}`, Math.max(hits, all.get(`${name} ${number}`) ?? 0));
  }
  return all;
}

const found = (report: CoverageReport) =>
  new Map(
    report.files.flatMap(file =>
      [...file.lines].map(([number, { hits }]) => [`${file.path} ${number}`, hits] as const),
    ),
  );

afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototypeNames));
const prototypeNames = Object.getOwnPropertyNames(Object.prototype).sort();

describe.each([
  ['lcov', writeLcov, `#${padding}\n`],
  ['cobertura', writeCobertura, `<!--${padding}-->`],
] as const)('%s', (format, write, comment) => {
  test('is read as it was written, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 500 }), async (written, pieceBytes) => {
        const text = write(written).replace(/TN:\n|(?<=<coverage[^>]*>)/, start => `${start}${comment}`);
        const report = await read(text, { pieceBytes });
        const lines = expected(written);

        expect(report).toMatchObject({ format, skippedRecords: 0, lineCount: lines.size });
        expect(report.coveredLineCount).toBe([...lines.values()].filter(hits => hits > 0).length);
        expect(found(report)).toEqual(lines);
        expect(new Set(report.paths.map(one => one.path))).toEqual(new Set(written.map(([name]) => name)));
      }),
    );
  });

  test('gives the same figures for what is not kept', async () => {
    await fc.assert(
      fc.asyncProperty(files, async written => {
        const all = await read(write(written));
        const none = await read(write(written), { keep: () => false });

        expect(none).toEqual({ ...all, files: [] });
      }),
    );
  });

  test('is read or refused in one line, however its bytes are changed', async () => {
    const change = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 4 }),
      insert: fc.uint8Array({ maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(files, fc.array(change, { minLength: 1, maxLength: 4 }), async (written, changes) => {
        let bytes = Buffer.from(write(written));
        for (const { at, remove, insert } of changes) {
          const start = at % bytes.length;
          bytes = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
        }
        try {
          const { lineCount, coveredLineCount, files: kept } = await read(bytes, { pieceBytes: 64 });
          expect(coveredLineCount).toBeLessThanOrEqual(lineCount);
          const all = kept.flatMap(file => [...file.lines]);
          expect(all.every(([number, { hits }]) => number >= 1 && number <= 10_000_000 && hits >= 0)).toBe(
            true,
          );
        } catch (error) {
          if (!(error instanceof UnreadableReport)) throw error;
          expect(error.message).not.toMatch(/\p{Cc}/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is read or refused wherever it ends', async () => {
    const text = write([
      ['src/a.ts', [{ number: 1, hits: 1, taken: [true, false] }]],
      ['b.ts', [{ number: 2, hits: 0, taken: [] }]],
    ]);
    for (let end = 0; end < text.length; end++) {
      await read(text.slice(0, end)).then(linesOf, error => expect(error).toBeInstanceOf(UnreadableReport));
    }
  });
});
