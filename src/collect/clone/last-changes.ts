import type { Instant } from '../../model/records/instant.ts';
import type { CloneGit } from './clone-git.ts';
import { instantOf } from './instant-of.ts';
import { GitFailed } from './spawn-git.ts';

/** Looking further back takes longer than it is worth: such a file is old, and nobody looked how old. */
const maxCommits = 50_000;
const maxMs = 15_000;
const timeMark = '\u0001';

/** When each path was last touched, as far as one look through the history tells. */
export async function lastChanges(
  git: CloneGit,
  sha: string,
  paths: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, Instant>> {
  // Git reads one path a line here.
  const missing = new Set(paths.filter(path => !path.includes('\n')));
  const found = new Map<string, Instant>();
  if (missing.size === 0) return found;
  const decoder = new TextDecoder();
  let rest = '';
  let time: Instant = at;
  const take = (token: string) => {
    const text = token.replace(/^\n/, '');
    if (text.startsWith(timeMark)) time = instantOf(text.slice(1), at);
    else if (missing.delete(text)) found.set(text, time);
  };
  const args = [
    'log',
    `--max-count=${maxCommits}`,
    `--format=${timeMark}%ct`,
    '--name-only',
    '-z',
    '--stdin',
  ];
  try {
    await git.bytes([...args, ...plainLog], {
      input: `${[sha, '--', ...missing].join('\n')}\n`,
      maxMs,
      onChunk(chunk) {
        const tokens = (rest + decoder.decode(chunk, { stream: true })).split('\0');
        rest = tokens.pop() ?? '';
        for (const token of tokens) take(token);

        return missing.size === 0 ? 'enough' : 'more';
      },
    });
  } catch (error) {
    // Too long a history: what was found until then holds.
    if (!(error instanceof GitFailed)) throw error;
  }

  return found;
}

/** Whatever the settings say. */
export const plainLog: readonly string[] = [
  ...['--no-color', '--no-notes', '--no-show-signature', '--no-decorate', '--encoding=UTF-8'],
  ...['--no-ext-diff', '--no-textconv', '--no-renames'],
];
