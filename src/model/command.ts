import type { Topic } from './check-run-output.ts';

export const commandNames = ['recheck', 'explain', 'waive', 'help', 'snooze'] as const;

/**
 * What a comment asks for, as it was typed: at most one command, the first. `word` is foreign text that names no
 * command or practice.
 */
export type Command =
  | { readonly name: 'recheck' | 'help' | 'snooze' }
  | { readonly name: 'explain'; readonly practice: Topic }
  | { readonly name: 'waive'; readonly practice: Topic; readonly reason: string }
  | { readonly name: 'unclear'; readonly problem: CommandProblem };

export type CommandProblem =
  | { readonly kind: 'unknown-command'; readonly word: string }
  | { readonly kind: 'unknown-practice'; readonly of: 'explain' | 'waive'; readonly word: string }
  | { readonly kind: 'no-practice'; readonly of: 'explain' | 'waive' }
  | { readonly kind: 'no-reason'; readonly practice: Topic };
