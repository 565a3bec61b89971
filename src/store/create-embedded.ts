import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL(`./embedded-create${import.meta.url.slice(-3)}`, import.meta.url));

/** Makes an empty embedded database; a start that is cut off leaves nothing under the final name. */
export async function createEmbedded(directory: string): Promise<void> {
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [program, unfinished], { env: {} });
  await rename(unfinished, directory);
}
