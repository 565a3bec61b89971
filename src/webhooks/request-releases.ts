import type { RepositoryRef } from '../model/repository.ts';
import type { WebhookDependencies } from './dependencies.ts';

/** Asks for the releases on a commit: one check is of all of them, and the newest one's job answers. True when there are any. */
export async function requestReleases(
  { services, queue }: WebhookDependencies,
  repository: RepositoryRef,
  headSha: string,
): Promise<boolean> {
  const newest = (await services.store.releases.onCommit(repository.id, headSha)).at(-1);
  if (newest === undefined) return false;
  const { releaseId, tag } = newest;
  await queue.requestReleaseCheck({ repository, releaseId, tag });

  return true;
}
