import { mayWrite, type PermissionLevel } from '../model/authority.ts';
import type { IssueCommand } from '../model/issue-command.ts';
import { recheckEveryMs } from './decide-command.ts';

/** `no-right`: nobody with write access wrote it; no reply. */
export type IssueCommandOutcome = 'done' | 'unclear' | 'no-right' | 'too-soon';

export interface IssueCommandFacts {
  readonly command: IssueCommand;
  /** Undefined: it could not be read. */
  readonly permission: PermissionLevel | undefined;
  /** In the whole repository. */
  readonly lastRecheckAt: Date | null;
  readonly now: Date;
}

/** Rung opened the issue, so nobody is its author: all commands are for people with write access. */
export function decideIssueCommand(facts: IssueCommandFacts): IssueCommandOutcome {
  const { command, permission, lastRecheckAt, now } = facts;
  if (permission === undefined || !mayWrite(permission)) return 'no-right';
  if (command.name === 'unclear') return 'unclear';
  const isSoon = lastRecheckAt !== null && now.getTime() - lastRecheckAt.getTime() < recheckEveryMs;

  return command.name === 'recheck' && isSoon ? 'too-soon' : 'done';
}
