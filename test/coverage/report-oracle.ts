import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { mergeCoverage } from '../../src/coverage/merge-coverage.ts';
import {
  type CoverageReport,
  type FileCoverage,
  notCoverable,
  type ReportFormat,
} from '../../src/model/coverage.ts';
import { read } from './report-text.ts';

/** What a writer may do as it likes: none of it changes what is said. */
export interface Style {
  readonly eol: '\n' | '\r\n';
  readonly blank: '' | ' ' | '\n  ' | '\t';
  readonly hasMark: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  blank: fc.constantFrom('', ' ', '\n  ', '\t'),
  hasMark: fc.boolean(),
});

/** A format of reports, as somebody would describe it who never saw the reader. */
export interface Described<Part> {
  readonly format: ReportFormat;
  readonly parts: fc.Arbitrary<Part>;
  readonly write: (parts: readonly Part[], style: Style) => string;
  readonly tell: (part: Part, oracle: Oracle) => void;
}

/** The slow and obvious way: a note for each thing said, looked through again for each line. */
export class Oracle {
  readonly paths = new Set<string>();
  readonly #uncoverable = new Set<string>();
  readonly #lines: { path: string; line: number; hits: number }[] = [];
  readonly #branches: { path: string; line: number; id: string; isTaken: boolean }[] = [];

  line(path: string, line: number, hits: number): void {
    this.#lines.push({ path, line, hits });
  }

  /** Nothing can be run there, as one says: then it is not missed, whatever others say. */
  uncoverable(path: string, line: number): void {
    this.#uncoverable.add(`${path} ${line}`);
  }

  branch(path: string, line: number, id: string, isTaken: boolean): void {
    this.#branches.push({ path, line, id, isTaken });
  }

  /** So many of the branches of a line, which ones is not told: of two countings with one total the better is true. */
  countedBranches(path: string, line: number, taken: number, total: number): void {
    for (let index = 0; index < total; index++)
      this.branch(path, line, `${index} of ${total}`, index < taken);
  }

  /** `path line` → hits, with "!" where a branch was never taken. */
  answer(): Map<string, string> {
    const answer = new Map<string, string>();
    for (const { path, line } of this.#lines) {
      const same = this.#lines.filter(one => one.path === path && one.line === line);
      const branches = this.#branches.filter(one => one.path === path && one.line === line);
      const missed = branches.filter(({ id }) => !branches.some(one => one.id === id && one.isTaken));
      const hits = Math.max(...same.map(one => one.hits));
      if (hits === 0 && this.#uncoverable.has(`${path} ${line}`)) continue;
      answer.set(`${path} ${line}`, `${hits}${missed.length > 0 ? '!' : ''}`);
    }
    return answer;
  }
}

const plainNames = ['src', 'a.ts', 'B.java', '语言', '__proto__', 'constructor', 'toString'];

/** Paths with names that mislead; `names` are those that only some formats can write. */
export function pathOf(...names: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...plainNames, ...names), { minLength: 1, maxLength: 3 })
    .map(parts => parts.join('/'));
}

export const lineNumber = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 12 }) },
  fc.constantFrom(9_999_999, 10_000_000),
);
export const hits = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(1000, Number.MAX_SAFE_INTEGER));

const prototypeNames = Object.getOwnPropertyNames(Object.prototype).sort();

export function describeAgainstOracle<Part>({ format, parts, write, tell }: Described<Part>): void {
  const report = fc.array(parts, { minLength: 1, maxLength: 5 });
  const expected = (written: readonly Part[]) => {
    const oracle = new Oracle();
    for (const part of written) tell(part, oracle);
    return oracle;
  };

  describe(format, () => {
    afterEach(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototypeNames));

    test('is read as it was written, in pieces of any size', async () => {
      await fc.assert(
        fc.asyncProperty(
          report,
          style,
          fc.integer({ min: 1, max: 300 }),
          async (written, how, pieceBytes) => {
            const text = write(written, how);
            const found = await read(how.hasMark ? `\ufeff${text}` : text, { pieceBytes });
            const oracle = expected(written);
            const answer = oracle.answer();

            expect(shownLines(found)).toEqual(answer);
            expect(new Set(found.paths.map(({ path }) => path))).toEqual(oracle.paths);
            expect(found).toMatchObject({
              ...{ format, skippedRecords: 0, lineCount: answer.size },
              coveredLineCount: [...answer.values()].filter(shown => !/^0!?$/.test(shown)).length,
            });
          },
        ),
        { numRuns: 200 },
      );
    });

    test('gives the same figures for what is not kept', async () => {
      await fc.assert(
        fc.asyncProperty(report, style, async (written, how) => {
          const all = await read(write(written, how));

          expect(await read(write(written, how), { keep: () => false })).toEqual({ ...all, files: [] });
        }),
        { numRuns: 50 },
      );
    });

    test('says the same twice, within a report and in two', async () => {
      await fc.assert(
        fc.asyncProperty(report, style, async (written, how) => {
          const once = await read(write(written, how));
          const twice = await read(write([...written, ...written], how));

          expect(shownLines(twice)).toEqual(shownLines(once));
          expect(twice).toMatchObject({ lineCount: once.lineCount, coveredLineCount: once.coveredLineCount });
          expect(mergeCoverage([byPath(once), byPath(twice)])).toEqual(mergeCoverage([byPath(once)]));
        }),
        { numRuns: 50 },
      );
    });
  });
}

function shownLines({ files }: CoverageReport): Map<string, string> {
  return new Map(
    files.flatMap(({ path, lines }) =>
      [...lines]
        .filter(([, { hits: count }]) => count !== notCoverable)
        .map(([line, { hits: count, branches }]): [string, string] => [
          `${path} ${line}`,
          `${count}${[...branches.values()].includes(false) ? '!' : ''}`,
        ]),
    ),
  );
}

const byPath = ({ files }: CoverageReport) =>
  new Map<string, FileCoverage>(files.map(({ path, lines }) => [path, lines]));

/** A count in one of the ways in which tools write it. */
export const spelt = (count: number, way: number): string =>
  [`${count}`, `${count}.0`, `${count}e0`][way % 3] ?? `${count}`;
