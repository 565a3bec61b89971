import { type CommandOutcome, recheckEveryMs } from '../facts/decide-command.ts';
import type { Command } from '../model/command.ts';
import { type CommandReplyView, commandReply } from '../render/command-reply.ts';
import { commentMarker, withMarker } from '../render/comment-marker.ts';
import { folded } from '../render/two-languages.ts';
import type { CommandComment } from './command-comment.ts';
import { hourMs, maxRepliesAnHour } from './command-limits.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import { languagesOf } from './say.ts';
import type { Services } from './services.ts';
import { subjectOf } from './subject.ts';

export interface AnsweredCommand {
  readonly comment: Pick<CommandComment, 'id' | 'pullRequest' | 'actor' | 'writtenAt'>;
  readonly command: Command;
  readonly outcome: CommandOutcome;
  readonly headSha: string;
  readonly judged: JudgedPullRequest;
}

/** One comment that says what became of a command. Who has no right to one is answered with a reaction alone. */
export async function replyToCommand(services: Services, answered: AnsweredCommand): Promise<void> {
  const { comment, judged, outcome } = answered;
  const { repository, number } = comment.pullRequest;
  const since = new Date(services.now().getTime() - hourMs);
  const by = { actorId: comment.actor.id, since };
  const isLocked = judged.pull.locked;
  if (isLocked || (await services.store.commands.countSince(repository.id, number, by)) > maxRepliesAnHour)
    return;
  if (outcome === 'no-right') return await services.writes.react(repository, comment.id, 'confused');

  const marker = commentMarker(`reply/${comment.id}`, services.github.appId);
  const effect = { key: `reply/${repository.id}/${comment.id}`, number, marker };
  const view = await viewOf(services, { ...answered, outcome });
  await services.writes.createComment(repository, effect, withMarker(spoken(services, view), marker));
}

async function viewOf(
  services: Services,
  { comment, command, outcome, headSha, judged }: AnsweredCommand & Pick<CommandReplyView, 'outcome'>,
): Promise<CommandReplyView> {
  const { repository, number } = comment.pullRequest;
  const { commands, pushedHeads } = services.store;
  const before = await pushedHeads.before(repository.id, number, comment.writtenAt);
  const last = await commands.latest(repository.id, number, { name: 'recheck', outcome: 'done' });

  return {
    command,
    outcome,
    subject: subjectOf(services, { repository, headSha, pulls: [judged] }, judged),
    headBefore: before === undefined || before.headSha === headSha ? null : before.headSha,
    nextRecheckAt: new Date((last?.at ?? services.now()).getTime() + recheckEveryMs),
    policy: judged.policy,
  };
}

function spoken(services: Services, view: CommandReplyView): string {
  const [first, second] = languagesOf(services, view.policy.policy.language);
  const reply = commandReply(services.texts[first], view);

  return second === undefined ? reply : folded(reply, commandReply(services.texts[second], view), second);
}
