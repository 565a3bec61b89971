import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * Whether a pull request may get its first comment. One that was open before Rung came gets none until its next push: else
 * installing Rung would write to everybody at once.
 */
export async function mayBeginComment(
  { store }: Pick<Services, 'store'>,
  repository: RepositoryRef,
  { number, headSha, createdAt }: Pick<PullRequest, 'number' | 'headSha' | 'createdAt'>,
): Promise<boolean> {
  const cameAt = await store.repositories.firstSeenAt(repository.id);
  if (cameAt === undefined || createdAt >= cameAt) return true;

  return (await store.pushedHeads.find(repository.id, number, headSha)) !== undefined;
}
