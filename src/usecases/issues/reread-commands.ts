import { isDeepStrictEqual } from 'node:util';
import { parseIssueCommand } from '../../facts/parse-issue-command.ts';
import type { IssueCommand } from '../../model/issue-command.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { presentComment } from '../present-comment.ts';
import type { Services } from '../services.ts';
import { isSnoozed } from './acceptance.ts';
import { endSnooze, lastSnooze } from './end-snooze.ts';
import { snoozedUntil } from './snoozed-until.ts';

type Reader = Pick<Services, 'store' | 'github' | 'now'>;

/** A command's comment is the record. It is read again, since the event of its change may never have come. */
export async function rereadCommands(
  services: Reader,
  repository: RepositoryRef,
  filed: readonly FiledIssue[],
): Promise<void> {
  for (const row of filed) {
    await rereadWaivers(services, repository, row.number);
    if (isSnoozed(row, services.now())) await rereadSnooze(services, repository, row);
  }
}

async function rereadWaivers(services: Reader, repository: RepositoryRef, number: number): Promise<void> {
  const { waivers } = services.store;
  for (const { commentId, practice, reason, approverId } of await waivers.standing(repository.id, number)) {
    // Known as it was given, whatever has become of the practice since.
    const given = { number, commentId, actorId: approverId, practices: [practice] };
    const isSame = await saysStill(services, repository, given, command =>
      isDeepStrictEqual(command, { name: 'waive', practice, reason }),
    );
    if (!isSame) await waivers.withdraw(repository.id, commentId, services.now());
  }
}

async function rereadSnooze(services: Reader, repository: RepositoryRef, row: FiledIssue): Promise<void> {
  const last = await lastSnooze(services, row);
  if (last === undefined) return;
  const isSame = await saysStill(
    services,
    repository,
    { ...last, number: row.number, practices: [] },
    command => {
      const until = command.name === 'snooze' ? snoozedUntil(last.at, command.days) : null;
      return until?.getTime() === row.snoozedUntil?.getTime();
    },
  );
  if (!isSame) await endSnooze(services, row, last.commentId);
}

/** True too where GitHub does not answer. */
async function saysStill(
  services: Reader,
  repository: RepositoryRef,
  {
    number,
    commentId,
    actorId,
    practices,
  }: {
    readonly number: number;
    readonly commentId: number;
    readonly actorId: number;
    readonly practices: readonly string[];
  },
  isIt: (command: IssueCommand) => boolean,
): Promise<boolean> {
  const comment = await presentComment(services, repository, number, commentId);
  if (comment === undefined) return true;
  const command = comment?.authorId === actorId ? parseIssueCommand(comment.body, practices) : undefined;

  return command !== undefined && isIt(command);
}
