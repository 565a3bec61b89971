import { orUnknown } from '../../collect/or-unknown.ts';
import { parseCommand } from '../../facts/parse-command.ts';
import type { SweepReads } from '../../github/port.ts';
import type { WrittenComment } from '../../model/issue-comment.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { commentMarker } from '../../render/comment-marker.ts';
import type { CommandComment } from '../command-comment.ts';
import type { Services } from '../services.ts';

/** Commands of people that nobody carried out: neither kept here, nor answered on GitHub. Oldest first. */
export async function unseenCommands(
  services: Services,
  reads: Pick<SweepReads, 'commentsSince'>,
  repository: RepositoryRef,
  since: Date,
): Promise<readonly CommandComment[]> {
  const written = (await orUnknown(reads.commentsSince(since))) ?? [];
  const replies = written.filter(({ appId }) => appId === services.github.appId);
  const unseen: CommandComment[] = [];
  for (const comment of written) {
    const command = toCommand(repository, comment, since);
    if (command === undefined) continue;
    const marker = commentMarker(`reply/${comment.id}`, services.github.appId);
    if (replies.some(({ body }) => body.includes(marker))) continue;
    if (!(await services.store.commands.isKnown(repository.id, comment.id))) unseen.push(command);
  }

  return unseen;
}

function toCommand(
  repository: RepositoryRef,
  { id, body, author, appId, issueNumber, isOnPullRequest, createdAt }: WrittenComment,
  since: Date,
): CommandComment | undefined {
  if (!isOnPullRequest || issueNumber === null || appId !== null || !author?.isPerson) return undefined;
  if (createdAt < since || parseCommand(body) === undefined) return undefined;

  return {
    pullRequest: { repository, number: issueNumber },
    ...{ id, body, writtenAt: createdAt, actor: { id: author.id, login: author.login } },
  };
}
