import { orUnknown } from '../../collect/or-unknown.ts';
import { commandText } from '../../facts/command-words.ts';
import type { SweepReads } from '../../github/port.ts';
import type { WrittenComment } from '../../model/issue-comment.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { carriesMarker, commentMarker } from '../../render/comment-marker.ts';
import type { CommandComment } from '../command-comment.ts';
import type { Services } from '../services.ts';

/** Where it was written: pull requests and Rung's issues have commands of their own. */
export type UnseenCommand = CommandComment & { readonly isOnPullRequest: boolean };

/**
 * Commands of people on pull requests and on Rung's own issues that nobody carried out to the end, and that have no answer on
 * GitHub. Oldest first.
 */
export async function unseenCommands(
  services: Services,
  reads: Pick<SweepReads, 'commentsSince'>,
  repository: RepositoryRef,
  since: Date,
): Promise<readonly UnseenCommand[]> {
  const written = (await orUnknown(reads.commentsSince(since))) ?? [];
  const issues = new Set((await services.store.issues.list(repository.id)).map(({ number }) => number));
  const replies = written.filter(({ appId }) => appId === services.github.appId);
  const unseen: UnseenCommand[] = [];
  for (const comment of written) {
    const command = toCommand(repository, comment, since);
    if (command === undefined) continue;
    if (!command.isOnPullRequest && !issues.has(command.pullRequest.number)) continue;
    const marker = commentMarker(`reply/${comment.id}`, services.github.appId);
    if (replies.some(({ body }) => carriesMarker(body, marker))) continue;
    if (!(await services.store.commands.isFinished(repository.id, comment.id))) unseen.push(command);
  }

  return unseen;
}

function toCommand(
  repository: RepositoryRef,
  { id, body, author, appId, issueNumber, isOnPullRequest, createdAt }: WrittenComment,
  since: Date,
): UnseenCommand | undefined {
  if (issueNumber === null || appId !== null || !author?.isPerson) return undefined;
  if (createdAt < since || commandText(body) === undefined) return undefined;

  return {
    ...{ pullRequest: { repository, number: issueNumber }, isOnPullRequest },
    ...{ id, body, writtenAt: createdAt, actor: { id: author.id, login: author.login } },
  };
}
