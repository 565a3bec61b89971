import { isDeepStrictEqual } from 'node:util';
import { orUnknown } from '../../collect/or-unknown.ts';
import { decideIssueCommand, type IssueCommandOutcome } from '../../facts/decide-issue-command.ts';
import { parseIssueCommand } from '../../facts/parse-issue-command.ts';
import type { IssueCommand } from '../../model/issue-command.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { catalogue } from '../../practices/catalogue.ts';
import type { NewCommand } from '../../store/command-port.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { hourMs, maxLookedAtAnHour } from '../command-limits.ts';
import { presentComment } from '../present-comment.ts';
import type { Services } from '../services.ts';
import type { IssueCommandComment } from './issue-command-comment.ts';
import { lastRecheck } from './last-recheck.ts';
import { replyOnIssue } from './reply-on-issue.ts';
import { reportPolicy } from './report-policy.ts';
import { snoozedUntil } from './snoozed-until.ts';

type RequestTurn = (repository: RepositoryRef) => Promise<void>;

export const practiceIds: readonly string[] = catalogue.map(({ id }) => id);

/**
 * Carries out the command of a comment on an issue of Rung's, once: the comment's id is its key, whatever brings it here
 * again. The decision is kept before anything is done.
 * @returns why nothing was done, or null
 */
export async function carryOutIssueCommand(
  services: Services,
  comment: IssueCommandComment,
  requestTurn: RequestTurn,
): Promise<string | null> {
  const { commands, issues } = services.store;
  const { repository, number, actor } = comment;
  const row = await issues.byNumber(repository.id, number);
  if (row === undefined) return "not an issue of Rung's";
  const command = parseIssueCommand(comment.body, practiceIds);
  if (command === undefined) return 'no command';
  const key: NewCommand = {
    ...{ repositoryId: repository.id, commentId: comment.id, number, name: command.name },
    ...{ actorId: actor.id, at: comment.writtenAt },
  };
  const claimed = await commands.claim(key);
  if (claimed.isFinished) return 'command was carried out before';

  const since = new Date(services.now().getTime() - hourMs);
  const written = await commands.countSince(repository.id, number, { actorId: actor.id, since });
  const isTooMuch = written > maxLookedAtAnHour;
  const policy = isTooMuch ? undefined : await reportPolicy(services, repository);
  const isSame = policy !== undefined && (await isStillWritten(services, comment, command));
  if (policy !== undefined && isSame) {
    const outcome = (claimed.outcome ??
      (await decide(services, comment, command, key))) as IssueCommandOutcome;
    if (outcome === 'done') await takeEffect(services, comment, command, { row, requestTurn });
    await replyOnIssue(services, { comment, command, outcome, policy });
  }
  await commands.finish(key, services.now());
  if (isTooMuch) return 'too many commands of one account';
  if (policy === undefined) return 'Rung says nothing here';

  return isSame ? null : 'comment was edited or deleted';
}

/** The event is a hint: what counts is the comment as it stands. */
async function isStillWritten(
  services: Services,
  { repository, number, id, actor }: IssueCommandComment,
  command: IssueCommand,
): Promise<boolean> {
  const present = await presentComment(services, repository, number, id);
  const isOfActor = present?.authorId === actor.id && present.issueNumber === number;

  return isOfActor && isDeepStrictEqual(parseIssueCommand(present.body, practiceIds), command);
}

async function decide(
  services: Services,
  { repository, actor }: IssueCommandComment,
  command: IssueCommand,
  key: NewCommand,
): Promise<string | null> {
  const { commands, issues } = services.store;
  const outcome = decideIssueCommand({
    command,
    permission: await orUnknown(services.github.reads(repository).permissionOf(actor)),
    lastRecheckAt: await lastRecheck(services, await issues.list(repository.id)),
    now: services.now(),
  });

  // No commit is acted on.
  return (await commands.decide(key, { outcome, headSha: '' })).outcome;
}

async function takeEffect(
  services: Services,
  { id, actor, writtenAt, repository, number }: IssueCommandComment,
  command: IssueCommand,
  { row, requestTurn }: { readonly row: FiledIssue; readonly requestTurn: RequestTurn },
): Promise<void> {
  if (command.name === 'waive')
    await services.store.waivers.add({
      ...{ repositoryId: repository.id, commentId: id, number, practice: command.practice },
      ...{ reason: command.reason, approverId: actor.id, headSha: '', at: writtenAt },
    });
  if (command.name === 'snooze')
    await services.store.issues.change(row, { snoozedUntil: snoozedUntil(writtenAt, command.days) });
  if (isSeenAtOnce(command)) await requestTurn(repository);
}

/** Not only at the next turn of the schedule. */
const isSeenAtOnce = (command: IssueCommand): boolean =>
  command.name === 'recheck' || command.name === 'waive' || (command.name === 'snooze' && command.days === 0);
