import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AddedOptions } from '../../coverage/added-lines-in.ts';
import { decoderFor } from '../../coverage/decode-report.ts';
import { type AddedText, addedTextOf } from '../../coverage/parse-patch.ts';
import { UnreadableDiff } from '../../model/diff.ts';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo } from '../command-io.ts';
import { type Git, GitFailed, gitIn, withoutNewline } from './git.ts';
import { readUntracked } from './read-untracked.ts';

export const defaultBase = 'origin/HEAD';

// Whatever the developer's own settings are, the diff is the one that the parser and GitHub know.
const plainDiff = (
  '--no-ext-diff --no-color --no-textconv --no-relative -M --unified=0 --diff-algorithm=myers ' +
  '--src-prefix=a/ --dst-prefix=b/ --submodule=short --ignore-submodules=dirty'
).split(' ');

export interface MeasuredChange {
  added: AddedText;
  /** What was compared, in words. */
  compared: string;
  /** The merge base; null for a diff from elsewhere. */
  base: string | null;
}

/** From a file, or from standard input for "-". */
export async function readDiff(file: string, io: CommandIo, options: AddedOptions): Promise<MeasuredChange> {
  const name = file === '-' ? 'standard input' : file;
  const bytes = file === '-' ? await readAll(io.stdin) : await readNamed(file, io);
  try {
    return {
      added: addedTextOf(decoderFor(bytes).decode(bytes), options),
      compared: `the diff in ${name}`,
      base: null,
    };
  } catch (error) {
    if (error instanceof UnreadableDiff)
      throw new OperatorError(`--diff ${name}: ${error.message}`, { cause: error });
    throw error;
  }
}

async function readNamed(file: string, io: CommandIo): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (cause) {
    throw new OperatorError(`--diff ${file}: there is no such file that can be read`, { cause });
  }
}

async function readAll(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The merge base of the revision and HEAD → the working tree: staged, unstaged and untracked files included. */
export async function readChangeSince(
  base: string | undefined,
  io: CommandIo,
  options: AddedOptions,
): Promise<MeasuredChange> {
  const root = await repositoryRoot(io);
  const git = gitIn(root, io.env);
  const mergeBase = await mergeBaseOf(git, base);
  const diff = await git('diff', ...plainDiff, mergeBase, '--');
  const added = addedTextOf(diff, options);
  for (const [path, lines] of await readUntracked(git, root)) added.set(path, lines);
  return {
    added,
    base: mergeBase,
    compared: `${mergeBase.slice(0, 7)}, the merge base of ${base ?? defaultBase} and HEAD, to the working tree`,
  };
}

export async function repositoryRoot(io: CommandIo): Promise<string> {
  return withoutNewline(await gitIn(io.cwd, io.env)('rev-parse', '--show-toplevel'));
}

async function mergeBaseOf(git: Git, base: string | undefined): Promise<string> {
  const head = await commitOf(git, 'HEAD', 'HEAD has no commit yet; --base compares with one');
  const from = await commitOf(
    git,
    base ?? defaultBase,
    base === undefined
      ? `${defaultBase} is not known here; name the base with --base <rev>, or run "git remote set-head origin --auto"`
      : `--base ${base}: there is no such commit here; expected a branch, a tag or a commit`,
  );
  try {
    const [mergeBase = ''] = (await git('merge-base', from, head)).split('\n');
    return mergeBase;
  } catch (cause) {
    const problem = `--base ${base ?? defaultBase} has no commit in common with HEAD; a shallow clone may lack it`;
    throw new OperatorError(problem, { cause });
  }
}

async function commitOf(git: Git, revision: string, problem: string): Promise<string> {
  try {
    return withoutNewline(
      await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`),
    );
  } catch (cause) {
    if (cause instanceof GitFailed) throw new OperatorError(problem, { cause });
    throw cause;
  }
}
