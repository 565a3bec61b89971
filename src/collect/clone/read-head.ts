import { OperatorError } from '../../model/operator-error.ts';
import type { Instant } from '../../model/records/instant.ts';
import { type CloneGit, orUndefined } from './clone-git.ts';
import { instantOf } from './instant-of.ts';
import { plainLog } from './last-changes.ts';

/** Where a clone stands: what is assessed is the commit HEAD. */
export interface CloneHead {
  readonly sha: string;
  /** When it was committed. */
  readonly at: Instant;
  /** Null where HEAD is detached. */
  readonly branch: string | null;
  readonly defaultBranch: string;
  /** The commit of the default branch, as far as the clone knows. */
  readonly defaultSha: string;
  readonly isShallow: boolean;
}

const local = 'refs/heads/';
const remote = 'refs/remotes/origin/';

export class NothingToAssess extends OperatorError {
  override readonly name = 'NothingToAssess';
}

export async function readHead(git: CloneGit, folder: string, now: Instant): Promise<CloneHead> {
  const commitOf = (revision: string) =>
    orUndefined(git.text(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]));
  const sha = await commitOf('HEAD');
  if (sha === undefined)
    throw new NothingToAssess(`${folder}: HEAD has no commit yet: nothing can be judged`);

  const reference = await orUndefined(git.text(['symbolic-ref', '--quiet', 'HEAD']));
  const branch = reference?.startsWith(local) ? reference.slice(local.length) : null;
  const known = async (name: string) => (await commitOf(remote + name)) ?? (await commitOf(local + name));
  const defaultBranch = (await defaultName(git, known)) ?? branch ?? 'HEAD';
  const committed = await git.text(['log', '-1', ...plainLog, '--format=%ct', '--end-of-options', sha]);
  const shallow = await orUndefined(git.text(['rev-parse', '--is-shallow-repository']));

  return {
    ...{ sha, branch, defaultBranch, isShallow: shallow === 'true' },
    at: instantOf(committed.trim(), now),
    defaultSha: branch === defaultBranch ? sha : ((await known(defaultBranch)) ?? sha),
  };
}

/** What the remote says, else the first of the usual names that is here. */
async function defaultName(
  git: CloneGit,
  known: (name: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const told = await orUndefined(git.text(['symbolic-ref', '--quiet', `${remote}HEAD`]));
  const usual = await orUndefined(git.text(['config', '--get', 'init.defaultBranch']));
  const names = [told?.startsWith(remote) ? told.slice(remote.length) : undefined, usual, 'main', 'master'];
  for (const name of names) if (name !== undefined && (await known(name)) !== undefined) return name;

  return undefined;
}
