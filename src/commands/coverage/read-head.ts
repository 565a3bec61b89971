import { repositoryOfRemote } from '../../collect/clone/read-origin.ts';
import { OperatorError } from '../../model/operator-error.ts';
import { readRepositoryName } from '../doctor.ts';
import { type Git, pathsOf, withoutNewline } from './git.ts';

export interface Head {
  readonly sha: string;
  /** Tracked files that are not as in the commit. */
  readonly changed: readonly string[];
}

export async function readHead(git: Git): Promise<Head> {
  const sha = withoutNewline(await git('rev-parse', '--verify', 'HEAD'));

  return { sha, changed: pathsOf(await git('diff', '--name-only', '-z', 'HEAD')) };
}

/** Whose repository the remote `origin` says that this is. */
export async function readOrigin(git: Git): Promise<{ owner: string; name: string }> {
  const url = withoutNewline(await git('config', '--get', 'remote.origin.url').catch(() => ''));
  const found = repositoryOfRemote(url)?.name;
  if (found === undefined)
    throw new OperatorError(
      'the remote "origin" does not say which repository this is; expected --repository owner/name',
    );

  return readRepositoryName(found);
}
