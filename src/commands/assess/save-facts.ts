import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { OperatorError } from '../../model/operator-error.ts';

/** Compressed where the name ends in `.gz`. Only its owner may read it: who committed when is nobody else's business. */
export async function saveFacts(facts: RepositoryFacts, file: string, cwd: string): Promise<void> {
  const json = `${JSON.stringify(facts)}\n`;
  try {
    await writeFile(resolve(cwd, file), file.endsWith('.gz') ? gzipSync(json) : json, { mode: 0o600 });
  } catch (cause) {
    const code = String((cause as NodeJS.ErrnoException).code);
    throw new OperatorError(`--save-facts ${file}: it cannot be written (${code})`, { cause });
  }
}
