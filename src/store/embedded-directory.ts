import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from './store-error.ts';

export async function makeWritable(directory: string): Promise<void> {
  try {
    await make(directory);
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(
      'not-writable',
      `The data directory ${directory} is not writable (${reason}): set DATA_DIR to a directory that Rung may write to.`,
      { cause },
    );
  }
}

/** Node's own recursive `mkdir` never ends below /proc, where what was made is not there afterwards. */
async function make(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(directory)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(directory) === directory || (await exists(dirname(directory))))
      throw error;
    await make(dirname(directory));
    await mkdir(directory);
  }
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
