import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
  readonly directory: string;
  /** Takes all the space that is left; the result gives it back. */
  fill(): () => void;
  remove(): Promise<void>;
}

/** A file system of its own, in memory; undefined where this process may not mount one. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'rung-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory]);
  } catch {
    rmSync(directory, { recursive: true });
    return undefined;
  }

  return {
    directory,
    fill() {
      const path = join(directory, 'fill');
      fillFile(path);
      return () => rmSync(path);
    },
    async remove() {
      await run('umount', ['--lazy', directory]);
      rmSync(directory, { recursive: true });
    },
  };
}

function fillFile(path: string): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(64 * 1024);
  for (let size = block.length; size >= 1; )
    try {
      if (writeSync(file, block, 0, size) < size) size = 1;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      size = Math.floor(size / 16);
    }
  closeSync(file);
}
