import { orUnknown } from '../collect/or-unknown.ts';
import type { HeadPush } from '../facts/decide-command.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * Who pushed the pull request's head, and when: as its event told, else as GitHub's activity log of the branch tells.
 * A fork's log is not ours to read. What a commit says of itself is no proof.
 */
export async function headPushOf(
  services: Services,
  repository: RepositoryRef,
  pull: PullRequest,
): Promise<HeadPush> {
  const { pushedHeads } = services.store;
  const find = () => pushedHeads.find(repository.id, pull.number, pull.headSha);
  const seen = await find();
  if (seen?.pushedBy != null || pull.headRepositoryId !== repository.id)
    return { since: seen?.at ?? null, pushedBy: seen?.pushedBy ?? null };

  const push = await orUnknown(services.github.reads(repository).pushOf(pull.headBranch, pull.headSha));
  if (push === undefined) return { since: seen?.at ?? null, pushedBy: null };
  await pushedHeads.record({
    repositoryId: repository.id,
    number: pull.number,
    headSha: pull.headSha,
    pushedBy: push.actorId,
    at: push.at,
  });

  return { since: (await find())?.at ?? push.at, pushedBy: push.actorId };
}
