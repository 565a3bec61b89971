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

/** `git@host:owner/name.git`, `https://host/owner/name` and the like. */
const remoteForm = /^(?:[a-z+]+:\/\/[^/]+\/|[^/:]+:)([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/** Whose repository the remote `origin` says that this is. */
export async function readOrigin(git: Git): Promise<{ owner: string; name: string }> {
  const url = withoutNewline(await git('config', '--get', 'remote.origin.url').catch(() => ''));
  const found = remoteForm.exec(url)?.[1];
  if (found === undefined)
    throw new OperatorError(
      'the remote "origin" does not say which repository this is; expected --repository owner/name',
    );

  return readRepositoryName(found);
}
