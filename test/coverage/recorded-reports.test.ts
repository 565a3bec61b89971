import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ExpectedLines, sourcesIn } from '../../scripts/recorded-reports/expected-lines.ts';
import { readRuns } from '../../scripts/recorded-reports/read-runs.ts';
import { isPartial } from '../../src/coverage/is-partial.ts';
import { mergeCoverage } from '../../src/coverage/merge-coverage.ts';
import { placePaths } from '../../src/coverage/place-paths.ts';
import { treeCoverageOf } from '../../src/coverage/tree-coverage.ts';
import type { LineCoverage, TreeCoverage } from '../../src/model/coverage.ts';
import { read } from './report-text.ts';

const runs = readRuns(join(import.meta.dirname, '../..'));
const reports = runs.flatMap(run =>
  run.reports.map(report => ({ ...report, run, name: `${run.name}/${report.file}` })),
);

describe('a report that a real tool wrote', () => {
  test.each(reports)('tells how often each line ran: $name', async ({ run, file, counts, ...expected }) => {
    const report = await read(readFileSync(join(run.folder, file)));
    const placement = placePaths(report.paths, run.tree);

    expect(report).toMatchObject({ format: expected.format, skippedRecords: 0 });
    expect(report.paths.map(({ path }) => path)).toContain(expected.path);
    expect(marksOf(mergeCoverage([treeCoverageOf(report, placement)]), counts)).toEqual(
      asRecords(expected.lines, counts),
    );
    const isElsewhere = (path: string) => expected.elsewhere.some(start => path.startsWith(start));
    expect(placement.unplaced.filter(path => !isElsewhere(path))).toEqual([]);
    expect(placement.unplaced.length > 0).toBe(expected.elsewhere.length > 0);
  });

  test.each(reports.filter(({ elsewhere }) => elsewhere.length === 0))(
    'is summed up without its lines: $name',
    async ({ run, file, lines }) => {
      const report = await read(readFileSync(join(run.folder, file)), { keep: () => false });

      expect({ lines: report.lineCount, covered: report.coveredLineCount }).toEqual(sumOf(lines));
    },
  );
});

describe('what is expected of a run', () => {
  test.each(runs)('stands beside the sources that ran: $name', ({ folder }) => {
    for (const [path, text] of sourcesIn(readFileSync(join(folder, 'lines.txt'), 'utf8')))
      expect(text, path).toBe(readFileSync(join(folder, '../project', path), 'utf8'));
  });

  test.each(runs.filter(({ summary }) => summary !== undefined))(
    'has the sum that the tool itself tells: $name',
    ({ lines, summary }) => {
      expect(sumOf(lines)).toEqual(summary);
    },
  );

  test.each(runs)('names each report of it, and they are small and tell nothing of a machine: $name', run => {
    const files = readdirSync(run.folder).filter(
      file => !['lines.txt', 'reports.yml', 'version.txt'].includes(file),
    );

    expect(run.reports.map(({ file }) => file).sort()).toEqual(files.sort());
    for (const file of files) {
      expect(statSync(join(run.folder, file)).size).toBeLessThan(30_000);
      expect(readFileSync(join(run.folder, file), 'latin1')).not.toMatch(/\/(?:tmp|root)\//);
    }
  });
});

type Marks = Record<string, Record<number, string>>;

/** Path → line → hits, with "!" when the line is partial; where only "ran or not" is told, the hits are 1 or 0. */
function marksOf(coverage: TreeCoverage, counts: boolean): Marks {
  const mark = (line: LineCoverage) =>
    `${counts ? line.hits : Math.min(line.hits, 1)}${isPartial(line) ? '!' : ''}`;

  return Object.fromEntries(
    [...coverage].map(([path, lines]) => [
      path,
      Object.fromEntries([...lines].map(([number, line]) => [number, mark(line)])),
    ]),
  );
}

function asRecords(lines: ExpectedLines, counts: boolean): Marks {
  const mark = (text: string) => (counts ? text : text.replace(/^[1-9]\d*/, '1'));

  return Object.fromEntries(
    [...lines].map(([path, marks]) => [
      path,
      Object.fromEntries([...marks].map(([number, text]) => [number, mark(text)])),
    ]),
  );
}

function sumOf(lines: ExpectedLines): { lines: number; covered: number } {
  const marks = [...lines.values()].flatMap(file => [...file.values()]);

  return { lines: marks.length, covered: marks.filter(mark => !/^0/.test(mark)).length };
}
