import { orUnknown } from '../../collect/or-unknown.ts';
import { parseCommand } from '../../facts/parse-command.ts';
import type { WrittenComment } from '../../model/issue-comment.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { carriesMarker, commentMarker } from '../../render/comment-marker.ts';
import { saysNothingLeft } from '../../render/sticky-comment.ts';
import type { Services } from '../services.ts';
import { restoreWaiver } from './restore-waiver.ts';

export interface RestoredComments {
  readonly stickyComments: number;
  readonly commands: number;
  readonly waivers: number;
}

/** What Rung's own comments on open pull requests tell of what it said and did there. */
export async function restoreComments(
  services: Services,
  repository: RepositoryRef,
  open: readonly PullRequest[],
): Promise<RestoredComments> {
  const restored = { stickyComments: 0, commands: 0, waivers: 0 };
  if (open.length === 0) return restored;
  const since = new Date(Math.min(...open.map(({ createdAt }) => createdAt.getTime())));
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const comments = (await orUnknown(reads.commentsSince(since))) ?? [];
  const own = comments.filter(({ appId }) => appId === services.github.appId);
  for (const pull of open) {
    const isHere = (comment: WrittenComment) => comment.issueNumber === pull.number;
    if (await restoreSticky(services, repository, pull, own.filter(isHere))) restored.stickyComments++;
    for (const comment of comments.filter(isHere)) {
      const became = await restoreCommand(services, repository, pull, comment, own);
      if (became !== 'unknown') restored.commands++;
      if (became === 'waiver') restored.waivers++;
    }
  }

  return restored;
}

/** Its text is not known to be the present one, so the next check compares them. */
async function restoreSticky(
  { store, github, texts }: Services,
  { id: repositoryId }: RepositoryRef,
  { number: pullRequest }: PullRequest,
  own: readonly WrittenComment[],
): Promise<boolean> {
  const marker = commentMarker('sticky', github.appId);
  const [oldest] = own
    .filter(({ body }) => carriesMarker(body, marker))
    .toSorted((one, other) => one.id - other.id);
  if (oldest === undefined) return false;
  const known = await store.stickyComments.find(repositoryId, pullRequest);
  if (known === undefined)
    await store.stickyComments.put({
      ...{ repositoryId, pullRequest, commentId: oldest.id, deleted: false, bodyHash: '', headSha: '' },
      ...{ resolved: saysNothingLeft(Object.values(texts), oldest.body), fellShort: {} },
    });

  return true;
}

/** A command that was answered is over, and is not carried out again. */
async function restoreCommand(
  services: Services,
  repository: RepositoryRef,
  pull: PullRequest,
  { id, body, author, appId, createdAt }: WrittenComment,
  own: readonly WrittenComment[],
): Promise<'unknown' | 'answered' | 'waiver'> {
  const command = parseCommand(body);
  if (command === undefined || appId !== null || !author?.isPerson) return 'unknown';
  const marker = commentMarker(`reply/${id}`, services.github.appId);
  const reply = own.find(one => one.issueNumber === pull.number && carriesMarker(one.body, marker));
  if (reply === undefined) return 'unknown';

  const headSha =
    command.name === 'waive'
      ? await restoreWaiver(services, repository, pull, {
          ...{ command, reply: reply.body, commentId: id, approver: author, at: createdAt },
        })
      : null;
  const key = {
    ...{ repositoryId: repository.id, commentId: id, number: pull.number, name: command.name },
    ...{ actorId: author.id, at: createdAt },
  };
  await services.store.commands.claim(key);
  await services.store.commands.decide(key, {
    outcome: headSha === null ? 'answered' : 'done',
    headSha: headSha ?? pull.headSha,
  });
  await services.store.commands.finish(key, services.now());

  return headSha === null ? 'answered' : 'waiver';
}
