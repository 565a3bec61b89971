import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo } from '../command-io.ts';
import { GitFailed, gitIn, pathsOf } from './git.ts';
import { repositoryRoot } from './read-change.ts';
import { unquoteGitPath } from './unquote-git-path.ts';

/** The head's paths from a file, one per line or NUL-separated. */
export async function readTreeFile(file: string, io: CommandIo): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, file), 'utf8');
  } catch (cause) {
    throw new OperatorError(`--tree ${file}: there is no such file that can be read`, { cause });
  }
  if (text.includes('\0')) return pathsOf(text);
  return text
    .split('\n')
    .map(line => unquoteGitPath(line.replace(/\r$/, '')))
    .filter(path => path !== '');
}

/** What git tracks, without what is deleted in the working tree; with what is new in it where that is measured. */
export async function listTree(io: CommandIo, withUntracked: boolean): Promise<string[]> {
  try {
    const git = gitIn(await repositoryRoot(io), io.env);
    const others = withUntracked ? ['--others', '--exclude-standard'] : [];
    const deleted = withUntracked ? pathsOf(await git('ls-files', '--deleted', '-z')) : [];
    const gone = new Set(deleted);
    return pathsOf(await git('ls-files', '--cached', ...others, '-z')).filter(path => !gone.has(path));
  } catch (cause) {
    if (!(cause instanceof GitFailed)) throw cause;
    throw new OperatorError(
      `the head's paths cannot be listed (${cause.message}); give them with --tree <file>`,
      {
        cause,
      },
    );
  }
}
