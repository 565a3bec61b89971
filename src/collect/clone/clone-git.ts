import { devNull } from 'node:os';
import { OperatorError } from '../../model/operator-error.ts';
import { GitFailed, type GitQuestion, spawnGit } from './spawn-git.ts';

/** Reads objects and references of one repository. Nothing that the repository says is run. */
export interface CloneGit {
  /** Standard output as text in UTF-8. */
  text(args: readonly string[], rest?: GitOptions): Promise<string>;
  bytes(args: readonly string[], rest?: GitOptions): Promise<Buffer>;
}

type GitOptions = Partial<Pick<GitQuestion, 'input' | 'maxBytes' | 'maxMs' | 'onChunk'>>;

const maxBytes = 256 * 1024 * 1024;
const maxMs = 120_000;

/**
 * A repository's own configuration may name programs: for the state of files, for signatures, hooks, pagers, differences,
 * and for fetching objects that a partial clone lacks. Each of them is switched off, and only objects and references are
 * read: no working tree, no index, so no filters either.
 */
const harmless = [
  ...['core.fsmonitor=false', `core.hooksPath=${devNull}`, 'log.showSignature=false', 'log.follow=false'],
  ...['protocol.allow=never', 'core.sshCommand=false', 'gc.auto=0', 'maintenance.auto=false'],
  ...[`core.attributesFile=${devNull}`, `mailmap.file=${devNull}`, 'mailmap.blob=HEAD:.mailmap'],
].flatMap(setting => ['-c', setting]);

/** Finds the repository that a folder belongs to. */
export async function openClone(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly git: CloneGit; readonly directory: string }> {
  const harmlessEnv = harmlessEnvironment(env);
  const ask = (args: readonly string[], directory: string, rest: GitOptions = {}) =>
    spawnGit({
      ...{ args: ['--no-pager', ...harmless, ...args], directory, env: harmlessEnv, maxBytes, maxMs },
      ...rest,
    });
  let directory: string;
  try {
    // Here git also refuses a repository that belongs to somebody else.
    directory = (await ask(['rev-parse', '--absolute-git-dir'], folder)).toString('utf8').replace(/\n$/, '');
  } catch (cause) {
    if (!(cause instanceof GitFailed)) throw cause;
    if (!/not a git repository/.test(cause.message)) throw cause;
    throw new OperatorError(
      `${folder} is no Git repository: expected a folder of a clone, or a facts file with --facts`,
      { cause },
    );
  }
  const bytes: CloneGit['bytes'] = (args, rest) => ask([`--git-dir=${directory}`, ...args], directory, rest);

  return {
    git: { bytes, text: async (args, rest) => (await bytes(args, rest)).toString('utf8') },
    directory,
  };
}

/** Variables that lead git elsewhere go, such as a hook sets them; what the caller configures on purpose stays. */
function harmlessEnvironment(env: Readonly<Record<string, string | undefined>>) {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('GIT_') || /^GIT_(CONFIG|CEILING_DIRECTORIES$)/.test(name),
  );

  return {
    ...Object.fromEntries(kept),
    ...{ LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1' },
    // Objects that are not here stay unknown: whoever is asked for them could be any program.
    ...{ GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' },
  };
}

/** Undefined where git says no, as it does for what is not there. */
export async function orUndefined(answer: Promise<string>): Promise<string | undefined> {
  try {
    return (await answer).replace(/\n$/, '');
  } catch (error) {
    if (error instanceof GitFailed) return undefined;
    throw error;
  }
}
