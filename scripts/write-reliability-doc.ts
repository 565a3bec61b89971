import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTests } from './reliability/find-tests.ts';
import { readResults } from './reliability/read-results.ts';
import { renderReliabilityDoc } from './reliability/render-reliability-doc.ts';
import { faultRows } from './reliability/rows.ts';

/** Writes docs/reliability.md; with `--check` only tells whether it is fresh (exit 1 when not). */
const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/reliability.md');
const wanted = renderReliabilityDoc({ rows: faultRows, tests: findTests(root), results: readResults(root) });

if (!process.argv.includes('--check')) {
  writeFileSync(path, wanted);
} else if (readFileSync(path, 'utf8') !== wanted) {
  console.error('docs/reliability.md is stale; run: npm run generate');
  process.exitCode = 1;
}
