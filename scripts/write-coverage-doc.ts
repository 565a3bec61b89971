import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRuns } from './recorded-reports/read-runs.ts';
import { renderCoverageDoc } from './recorded-reports/render-coverage-doc.ts';

/** Writes docs/coverage.md; with `--check` only tells whether it is fresh (exit 1 when not). */
const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/coverage.md');
const prose = readFileSync(join(import.meta.dirname, 'recorded-reports/coverage.md'), 'utf8');
const wanted = renderCoverageDoc(prose, readRuns(root));

if (!process.argv.includes('--check')) {
  writeFileSync(path, wanted);
} else if (readFileSync(path, 'utf8') !== wanted) {
  console.error('docs/coverage.md is stale; run: npm run generate');
  process.exitCode = 1;
}
