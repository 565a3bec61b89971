import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPermissionsDoc } from './render-permissions-doc.ts';

/** Writes docs/permissions.md; with `--check` only tells whether it is fresh (exit 1 when not). */
const path = join(import.meta.dirname, '../docs/permissions.md');
const wanted = renderPermissionsDoc();

if (!process.argv.includes('--check')) {
  writeFileSync(path, wanted);
} else if (readFileSync(path, 'utf8') !== wanted) {
  console.error('docs/permissions.md is stale; run: node scripts/write-permissions-doc.ts');
  process.exitCode = 1;
}
