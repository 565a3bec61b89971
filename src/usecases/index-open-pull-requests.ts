import { orUnknown } from '../collect/or-unknown.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import { indexEntry } from './index-entry.ts';
import type { Services } from './services.ts';

/** Learns which pull requests are open where Rung was just installed: their events came before it. */
export async function indexOpenPullRequests(
  services: Services,
  repository: RepositoryRef,
): Promise<readonly PullRequestRef[] | undefined> {
  const open = await orUnknown(services.github.reads(repository).openPullRequests());
  if (open === undefined) return undefined;
  for (const pull of open) await services.store.pullRequests.put(indexEntry(repository, pull));

  return open.map(({ number }) => ({ repository, number }));
}
