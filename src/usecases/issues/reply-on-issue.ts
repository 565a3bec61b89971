import { recheckEveryMs } from '../../facts/decide-command.ts';
import type { IssueCommandOutcome } from '../../facts/decide-issue-command.ts';
import type { IssueCommand } from '../../model/issue-command.ts';
import type { PolicyInForce } from '../../policy/policy.ts';
import { commentMarker, withMarker } from '../../render/comment-marker.ts';
import { type IssueCommandReplyView, issueCommandReply } from '../../render/issues/issue-command-reply.ts';
import { folded } from '../../render/two-languages.ts';
import { hourMs, maxRepliesAnHour } from '../command-limits.ts';
import { languagesOf } from '../say.ts';
import type { Services } from '../services.ts';
import { acceptedFrom } from './acceptance.ts';
import type { IssueCommandComment } from './issue-command-comment.ts';
import { lastRecheck } from './last-recheck.ts';
import { latestResult } from './latest-result.ts';
import { snoozedUntil } from './snoozed-until.ts';

export interface AnsweredIssueCommand {
  readonly comment: IssueCommandComment;
  readonly command: IssueCommand;
  readonly outcome: IssueCommandOutcome;
  readonly policy: PolicyInForce;
}

/** One comment that says what became of a command. Who has no right to one is answered with a reaction alone. */
export async function replyOnIssue(
  services: Services,
  { comment, command, outcome, policy }: AnsweredIssueCommand,
): Promise<void> {
  const { repository, number, id, actor } = comment;
  const since = new Date(services.now().getTime() - hourMs);
  const by = { actorId: actor.id, since };
  if ((await services.store.commands.countSince(repository.id, number, by)) > maxRepliesAnHour) return;
  if (outcome === 'no-right') return await services.writes.react(repository, id, 'confused');

  const marker = commentMarker(`reply/${id}`, services.github.appId);
  const effect = { key: `reply/${repository.id}/${id}`, number, marker };
  const view = await viewOf(services, comment, command, outcome);
  await services.writes.createComment(repository, effect, withMarker(spoken(services, policy, view), marker));
}

async function viewOf(
  services: Services,
  { repository, writtenAt }: IssueCommandComment,
  command: IssueCommand,
  outcome: IssueCommandReplyView['outcome'],
): Promise<IssueCommandReplyView> {
  const asked = await lastRecheck(services, await services.store.issues.list(repository.id));

  return {
    ...{ command, outcome, until: lastDayOf(command, writtenAt) },
    nextRecheckAt: new Date((asked ?? services.now()).getTime() + recheckEveryMs),
    result:
      command.name === 'explain'
        ? ((await latestResult(services, repository.id, command.practice)) ?? null)
        : null,
  };
}

function lastDayOf(command: IssueCommand, from: Date): string | null {
  if (command.name === 'waive') return acceptedFrom(from);

  return command.name === 'snooze'
    ? (snoozedUntil(from, command.days)?.toISOString().slice(0, 10) ?? null)
    : null;
}

function spoken(services: Services, { policy }: PolicyInForce, view: IssueCommandReplyView): string {
  const [first, second] = languagesOf(services, policy.language);
  const reply = issueCommandReply(services.texts[first], view);

  return second === undefined
    ? reply
    : folded(reply, issueCommandReply(services.texts[second], view), second);
}
