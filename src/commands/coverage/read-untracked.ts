import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AddedText } from '../../coverage/parse-patch.ts';
import { type Git, pathsOf } from './git.ts';

const maxTextBytes = 32 * 1024 * 1024;
// Git calls a file binary when one of its first bytes is zero.
const binaryProbeBytes = 8_000;

/** Every line of every untracked file that git does not ignore; none of links, binaries and very large files. */
export async function readUntracked(git: Git, root: string): Promise<AddedText> {
  const added: AddedText = new Map();
  for (const path of pathsOf(await git('ls-files', '--others', '--exclude-standard', '-z'))) {
    const text = await readText(join(root, path));
    if (text !== undefined) added.set(path, numbered(text));
  }
  return added;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    const status = await lstat(file);
    if (!status.isFile() || status.size > maxTextBytes) return undefined;
    const bytes = await readFile(file);
    return bytes.subarray(0, binaryProbeBytes).includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    // Gone between the listing and now, or not ours to read: nothing that tests could have run.
    return undefined;
  }
}

function numbered(text: string): Map<number, string> {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return new Map(lines.map((line, index) => [index + 1, line.replace(/\r$/, '')]));
}
