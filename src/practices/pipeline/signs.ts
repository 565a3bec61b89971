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

export function runsAny(commands: readonly Command[], { commands: signs }: Signs): boolean {
  return commands.some(command => signs.some(sign => isSign(command, sign)));
}

function isSign({ program, words }: Command, sign: string): boolean {
  const space = sign.indexOf(' ');
  if (space < 0) return program === sign;
  const wanted = sign.slice(space + 1);

  // Gradle names tasks with their project: `:app:test`.
  return (
    program === sign.slice(0, space) && words.some(word => word === wanted || word.endsWith(`:${wanted}`))
  );
}
