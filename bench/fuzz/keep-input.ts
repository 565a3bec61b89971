import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Saves what a reader failed on; answers with the command that reads it again. */
export function keepInput(bytes: Uint8Array, kind: 'report' | 'archive'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'rung-fuzz-')), kind);
  writeFileSync(file, bytes);

  return `npm run fuzz -- --replay ${file}`;
}
