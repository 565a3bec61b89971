import { mayWrite, type PermissionLevel } from '../model/authority.ts';
import type { Command } from '../model/command.ts';
import { isWaivable } from '../model/waiver.ts';

/** What became of a command, as far as its reply tells. */
export type CommandOutcome =
  | 'done'
  | 'unclear'
  /** Neither the author nor anybody with write access: no reply. */
  | 'no-right'
  /** A head came after the comment. */
  | 'stale'
  | 'too-soon'
  | 'issues-only'
  | 'not-waivable'
  | 'own-pull-request'
  | 'own-push'
  /** Nobody saw who pushed the head. */
  | 'push-unseen';

export interface CommandFacts {
  readonly command: Command;
  readonly actorId: number;
  /** Undefined: it could not be read. */
  readonly permission: PermissionLevel | undefined;
  /** Of the pull request; null when the account was deleted. */
  readonly authorId: number | null;
  /** When the comment was written, by GitHub's clock, to the second. */
  readonly writtenAt: Date;
  readonly head: HeadPush;
  readonly lastRecheckAt: Date | null;
  readonly now: Date;
}

/** Null where nobody saw it. */
export interface HeadPush {
  readonly since: Date | null;
  readonly pushedBy: number | null;
}

export const recheckEveryMs = 5 * 60_000;

/** Whether somebody may have a command carried out. Where that is not known, the answer is no. */
export function decideCommand(facts: CommandFacts): CommandOutcome {
  const { command, actorId, authorId, permission } = facts;
  const isMaintainer = permission !== undefined && mayWrite(permission);
  if (!isMaintainer && actorId !== authorId) return 'no-right';

  switch (command.name) {
    case 'unclear':
      return 'unclear';
    case 'snooze':
      return 'issues-only';
    case 'recheck':
      return decideRecheck(facts);
    case 'waive':
      return isWaivable(command.practice) ? decideWaiver(facts) : 'not-waivable';
    default:
      return 'done';
  }
}

function decideRecheck({ head, writtenAt, lastRecheckAt, now }: CommandFacts): CommandOutcome {
  if (head.since !== null && writtenAt < head.since) return 'stale';
  const isSoon = lastRecheckAt !== null && now.getTime() - lastRecheckAt.getTime() < recheckEveryMs;

  return isSoon ? 'too-soon' : 'done';
}

/** Somebody with write access who is neither the author nor the last pusher, and who has seen the head. */
function decideWaiver({ actorId, authorId, head, writtenAt }: CommandFacts): CommandOutcome {
  if (actorId === authorId) return 'own-pull-request';
  if (head.since === null) return 'push-unseen';
  // Within one second nobody can tell which came first: then the push did.
  if (writtenAt <= head.since) return 'stale';
  if (head.pushedBy === null) return 'push-unseen';

  return head.pushedBy === actorId ? 'own-push' : 'done';
}
