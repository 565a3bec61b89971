import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, pairLines } from '../../src/coverage/pair-lines.ts';
import { parseDiff } from '../../src/coverage/parse-patch.ts';
import { parseReport } from '../../src/coverage/parse-report.ts';
import { patchCoverageOf } from '../../src/coverage/patch-coverage.ts';
import { translateLines } from '../../src/coverage/translate-lines.ts';
import type { FileCoverage, PatchCoverage, TreeCoverage } from '../../src/model/coverage.ts';
import { type RecordedName, readRecorded, recordedNames } from '../../src/playground/scenario/recorded.ts';

type Format = 'lcov' | 'cobertura';

async function readCoverage(name: RecordedName, format: Format): Promise<TreeCoverage> {
  const text = readRecorded(name).reports?.[format] ?? '';
  const chunks = (async function* () {
    yield Buffer.from(text);
  })();
  const { files } = await parseReport(chunks, () => true);
  return new Map(files.map(file => [file.path, file.lines]));
}

function judge(name: RecordedName, coverage: TreeCoverage): PatchCoverage {
  return patchCoverageOf({
    changed: parseDiff(readRecorded(name).diff),
    coverage,
    target: 80,
    partials: 'covered',
    ignore: [],
    unplaced: [],
    tooLarge: false,
  });
}

const percentFormat = new Intl.NumberFormat('en', { minimumFractionDigits: 2 });

function readmeRow(name: RecordedName): readonly string[] {
  const readme = readFileSync(join(import.meta.dirname, '../../examples/quotes/README.md'), 'utf8');
  const row = readme.split('\n').find(line => line.startsWith(`| \`${name}\` |`)) ?? '';
  return row
    .split('|')
    .slice(3, 7)
    .map(cell => cell.trim());
}

const reported = recordedNames.filter(name => readRecorded(name).reports !== null);

describe.each(reported)('the reports of %s', name => {
  test('tell the same lines in both formats', async () => {
    const hits = (coverage: TreeCoverage) =>
      [...coverage].map(([path, lines]) => [path, [...lines].map(([line, { hits }]) => [line, hits])]);
    const lcov = hits(await readCoverage(name, 'lcov'));
    expect(lcov.length).toBeGreaterThan(0);
    expect(hits(await readCoverage(name, 'cobertura'))).toEqual(lcov);
  });

  test('know only lines that their commit has', async () => {
    const { files } = readRecorded(name);
    for (const [path, lines] of await readCoverage(name, 'lcov')) {
      const lineCount = files[path]?.split('\n').length ?? 0;
      expect(Math.max(...lines.keys()), path).toBeLessThanOrEqual(lineCount);
    }
  });

  test('give the figures of the README', async () => {
    const { base, test: result } = readRecorded(name);
    const { coverable, covered, percent } = judge(name, await readCoverage(name, 'lcov'));
    const figures =
      base === null || percent === null
        ? ['–', '–', '–']
        : [String(coverable), String(covered), `${percentFormat.format(percent)}%`];
    expect(readmeRow(name)).toEqual([result, ...figures]);
  });
});

describe('a pull request whose target moved in the same file', () => {
  const path = 'src/config/limits.ts';

  test("is judged wrongly with the test merge's numbers taken for the head's", async () => {
    const naive = judge('limits', await readCoverage('limits-merge', 'lcov'));
    expect([naive.covered, naive.coverable, naive.conclusion]).toEqual([0, 5, 'failure']);
  });

  test("is judged as its own report says once the numbers are the head's", async () => {
    const merged = await readCoverage('limits-merge', 'lcov');
    const translated: FileCoverage = translateLines(
      merged.get(path) ?? new Map(),
      pairLines(
        linesOf(readRecorded('limits-merge').files[path] ?? ''),
        linesOf(readRecorded('limits').files[path] ?? ''),
      ).pairs,
    );
    const right = judge('limits', new Map([...merged, [path, translated]]));
    expect([right.covered, right.coverable, right.conclusion]).toEqual([6, 7, 'success']);
    expect(right.files).toEqual(judge('limits', await readCoverage('limits', 'lcov')).files);
  });
});
