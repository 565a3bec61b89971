import type { RepositoryRef } from '../model/repository.ts';
import type { WebhookDependencies } from './dependencies.ts';

/** One check is of all releases on the commit; a release that is gone is of none. */
const maxAsked = 3;

/** Asks for the releases on a commit, of which something was said. True when there are any. */
export async function requestReleases(
  { services, queue }: WebhookDependencies,
  repository: RepositoryRef,
  headSha: string,
): Promise<boolean> {
  const releases = await services.store.releases.onCommit(repository.id, headSha);
  for (const { releaseId, tag } of releases.slice(-maxAsked))
    await queue.requestReleaseCheck({ repository, releaseId, tag });

  return releases.length > 0;
}
