import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNotes } from '../scripts/recorded-reports/format-notes.ts';
import { readRuns } from '../scripts/recorded-reports/read-runs.ts';
import { renderCoverageDoc } from '../scripts/recorded-reports/render-coverage-doc.ts';
import { type ReportFormat, reportFormats } from '../src/model/coverage.ts';

const root = join(import.meta.dirname, '..');
const runs = readRuns(root);
const prose = readFileSync(join(root, 'scripts/recorded-reports/coverage.md'), 'utf8');
const doc = readFileSync(join(root, 'docs/coverage.md'), 'utf8');

describe('docs/coverage.md', () => {
  test('is fresh', () => {
    expect(doc, 'run: npm run generate').toBe(renderCoverageDoc(prose, runs));
  });

  test('says how many formats there are', () => {
    expect(prose).toContain(`Rung reads ${Object.keys(reportFormats).length} formats.`);
  });

  test.each(Object.keys(reportFormats) as ReportFormat[])(
    'tells of %s the tools whose reports are tested, or that they are made by hand',
    format => {
      const tools = runs.filter(({ reports }) => reports.some(report => report.format === format));
      const section = doc.split(`\n### ${reportFormats[format]}\n`)[1]?.split('\n### ')[0];

      expect(tools.length > 0 || formatNotes[format].madeByHand?.startsWith('all of it')).toBe(true);
      for (const { tool } of tools) expect(section).toContain(`[${tool}]`);
    },
  );

  test('tells each reason why reports of one run differ', () => {
    const reasons = runs.flatMap(({ reports }) => reports.flatMap(({ because }) => because));

    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(doc).toContain(reason);
  });
});
