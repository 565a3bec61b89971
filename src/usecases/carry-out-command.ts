import { isDeepStrictEqual } from 'node:util';
import { orUnknown } from '../collect/or-unknown.ts';
import { type CommandFacts, type CommandOutcome, decideCommand } from '../facts/decide-command.ts';
import { parseCommand } from '../facts/parse-command.ts';
import { pullRequestTopics } from '../model/check-run-output.ts';
import type { Command } from '../model/command.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { PullRequestRef } from '../model/repository.ts';
import type { NewCommand } from '../store/command-port.ts';
import type { CommandComment } from './command-comment.ts';
import { hourMs, maxLookedAtAnHour } from './command-limits.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import { forgetResult } from './forget-result.ts';
import { headPushOf } from './head-push.ts';
import { presentComment } from './present-comment.ts';
import { replyToCommand } from './reply-to-command.ts';
import type { Services } from './services.ts';
import { withPolicies } from './with-policies.ts';

/** A pull request cannot be deleted: for so long after an event GitHub may not show it. */
const youngMs = 60_000;

type RequestCheck = (ref: PullRequestRef) => Promise<void>;

/**
 * Carries out the command of a comment, once: the comment's id is its key, whatever brings it here again. The decision
 * is kept before anything is done, so that a job that is tried again does not decide anew.
 * @returns why nothing was done, or null
 */
export async function carryOutCommand(
  services: Services,
  comment: CommandComment,
  requestCheck: RequestCheck,
): Promise<string | null> {
  const command = parseCommand(comment.body);
  if (command === undefined) return 'no command';
  const { repository, number } = comment.pullRequest;
  const key: NewCommand = {
    ...{ repositoryId: repository.id, commentId: comment.id, number, name: command.name },
    ...{ actorId: comment.actor.id, at: comment.writtenAt },
  };
  const claimed = await services.store.commands.claim(key);
  if (claimed.isFinished) return 'command was carried out before';

  const since = new Date(services.now().getTime() - hourMs);
  const written = await services.store.commands.countSince(repository.id, number, {
    actorId: comment.actor.id,
    since,
  });
  const judged =
    written > maxLookedAtAnHour
      ? 'too many commands of one account'
      : await subjectOfCommand(services, comment, command);
  if (typeof judged !== 'string') {
    const { outcome, headSha } =
      claimed.outcome === null ? await decide(services, comment, command, judged, key) : claimed;
    const decided = { outcome: outcome as CommandOutcome, headSha: headSha ?? judged.pull.headSha };
    if (outcome === 'done') await takeEffect(services, comment, command, decided.headSha, requestCheck);
    await replyToCommand(services, { comment, command, judged, ...decided });
  }
  await services.store.commands.finish(key, services.now());

  return typeof judged === 'string' ? judged : null;
}

/** The pull request as it stands, or why its comments are not listened to. */
async function subjectOfCommand(
  services: Services,
  { pullRequest: { repository, number }, id, actor, writtenAt }: CommandComment,
  command: Command,
): Promise<JudgedPullRequest | string> {
  const reads = services.github.reads(repository);
  const pull = await orUnknown(reads.pullRequest(number));
  if (pull === undefined && services.now().getTime() - writtenAt.getTime() < youngMs)
    throw new GatewayError('unavailable', `#${number} is not shown yet`, { retryAfterSeconds: 10 });
  if (pull?.state !== 'open') return 'pull request is not open';
  const [judged] = await withPolicies(services, repository, [pull]);
  if (judged === undefined || pullRequestTopics.every(topic => judged.modes[topic] === 'off'))
    return 'Rung says nothing here';

  // The event is a hint: what counts is the comment as it stands.
  const present = await presentComment(services, repository, number, id);
  const isOfActor = present?.authorId === actor.id && present.issueNumber === number;
  const isSame = isOfActor && isDeepStrictEqual(parseCommand(present.body), command);

  return isSame ? judged : 'comment was edited or deleted';
}

async function decide(
  services: Services,
  { actor, writtenAt, pullRequest: { repository, number } }: CommandComment,
  command: Command,
  { pull }: JudgedPullRequest,
  key: NewCommand,
) {
  const { commands } = services.store;
  const last = await commands.latest(repository.id, number, { name: 'recheck', outcome: 'done' });
  const facts: CommandFacts = {
    command,
    actorId: actor.id,
    permission: await orUnknown(services.github.reads(repository).permissionOf(actor)),
    authorId: pull.authorId,
    writtenAt,
    head: actsOnHead(command)
      ? await headPushOf(services, repository, pull)
      : { since: null, pushedBy: null },
    lastRecheckAt: last?.at ?? null,
    now: services.now(),
  };

  const outcome = decideCommand(facts);
  // Before the decision is kept: whoever comes again afterwards would ask for one check run more.
  if (command.name === 'recheck' && outcome === 'done')
    await forgetResult(services, repository, pull.headSha, pullRequestTopics, services.now());

  return await commands.decide(key, { outcome, headSha: pull.headSha });
}

function actsOnHead({ name }: Command): boolean {
  return name === 'recheck' || name === 'waive';
}

async function takeEffect(
  services: Services,
  { id, actor, writtenAt, pullRequest }: CommandComment,
  command: Command,
  headSha: string,
  requestCheck: RequestCheck,
): Promise<void> {
  const { repository, number } = pullRequest;
  if (command.name === 'waive')
    await services.store.waivers.add({
      ...{ repositoryId: repository.id, commentId: id, number, practice: command.practice },
      ...{ reason: command.reason, approverId: actor.id, headSha, at: writtenAt },
    });
  if (actsOnHead(command)) await requestCheck(pullRequest);
}
