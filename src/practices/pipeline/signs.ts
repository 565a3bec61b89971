import type { UsesReference } from '../../facts/ladder/workflows/workflow.ts';
import type { Command } from './commands-in.ts';

/** What something is known by in a workflow. */
export interface Signs {
  /** `owner/name`, with a path where only that part of the action means it; in lower case. */
  readonly actions: readonly string[];
  /** A program, and where it does several things a word that follows it: `mvn verify`. */
  readonly commands: readonly string[];
}

export function usesAny(uses: UsesReference | null, { actions }: Signs): boolean {
  if (uses === null) return false;
  const action = (uses.text.split('@', 1)[0] ?? '').toLowerCase();

  return actions.some(sign => action === sign || action.startsWith(`${sign}/`));
}

/**
 * Every sign of a command that these have: their programs, alone and with each word after it. Looked up, for scripts may have
 * thousands of commands and there are hundreds of signs.
 */
export function signsOf(commands: readonly Command[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { program, words } of commands) {
    found.add(program);
    for (const word of words) for (const task of tasksOf(word)) found.add(`${program} ${task}`);
  }

  return found;
}

export const hasAny = (found: ReadonlySet<string>, { commands }: Signs): boolean =>
  commands.some(sign => found.has(sign));

/** Gradle names tasks with their project: `:app:test`. */
function tasksOf(word: string): readonly string[] {
  const tasks = [word];
  for (let colon = word.indexOf(':'); colon >= 0 && tasks.length < 10; colon = word.indexOf(':', colon + 1))
    tasks.push(word.slice(colon + 1));

  return tasks;
}
