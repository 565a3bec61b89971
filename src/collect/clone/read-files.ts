import { filesToRead } from '../../facts/ladder/files-to-read.ts';
import type { FileText } from '../../facts/ladder/repository-facts.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { CloneGit } from './clone-git.ts';
import type { CloneEntry } from './read-tree.ts';

// Git calls a file binary when one of its first bytes is zero.
const binaryProbeBytes = 8_000;
const lineFeed = 10;

/** Texts of the files that practices read, from git's objects: what a link leads to is never opened. */
export async function readFiles(
  git: CloneGit,
  tree: readonly CloneEntry[],
  changedAt: (paths: readonly string[]) => Promise<ReadonlyMap<string, Instant>>,
): Promise<Readonly<Record<string, FileText>>> {
  const files = tree.filter(({ isLink }) => !isLink);
  const { read, leftOut } = filesToRead(files);
  const blobs = new Map(files.map(({ path, blob }) => [path, blob]));
  const texts = await readBlobs(
    git,
    read.map(path => blobs.get(path) ?? ''),
  );
  const changed = await changedAt([...read, ...leftOut]);
  const all = [...read.map((path, index) => [path, texts[index] ?? null] as const), ...leftOut.map(nothing)];

  return Object.fromEntries(
    all.map(([path, text]) => [path, { text, changedAt: changed.get(path) ?? null }]),
  );
}

const nothing = (path: string) => [path, null] as const;

/** In the same order; null for what is binary or not here. */
export async function readBlobs(
  git: CloneGit,
  blobs: readonly string[],
): Promise<readonly (string | null)[]> {
  if (blobs.length === 0) return [];
  const answer = await git.bytes(['cat-file', '--batch'], { input: blobs.map(blob => `${blob}\n`).join('') });
  const texts: (string | null)[] = [];
  for (let at = 0; texts.length < blobs.length; ) {
    const end = answer.indexOf(lineFeed, at);
    if (end === -1) break;
    const [, size] = / blob (\d+)$/.exec(answer.toString('latin1', at, end)) ?? [];
    const start = end + 1;
    // What is missing has a line of its own, and no content.
    at = size === undefined ? start : start + Number(size) + 1;
    texts.push(size === undefined ? null : textOf(answer.subarray(start, start + Number(size))));
  }

  return texts;
}

/** Other encodings than UTF-8 leave replacement characters, and what is ASCII in them stays readable. */
function textOf(bytes: Uint8Array): string | null {
  return bytes.subarray(0, binaryProbeBytes).includes(0) ? null : new TextDecoder().decode(bytes);
}
