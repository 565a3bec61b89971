import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';
import { assessRepository } from './assess-repository.ts';
import type { BackfillProgress } from './backfill-repository.ts';
import { readHistoryBack } from './read-history-back.ts';

/** What is to be done for a repository's place on the ladder: its history is read once, then each turn is assessed, the first one at once. */
export async function climb(
  services: Services,
  repository: RepositoryRef,
  onProgress: (progress: BackfillProgress) => void = () => {},
): Promise<void> {
  const { ladders, repositories } = services.store;
  const state = await ladders.find(repository.id);
  if (state === undefined) return;
  // What became of its place is told by events and the hourly sweep.
  const place = state.backfilledAt === null ? undefined : await repositories.find(repository.id);
  const ready =
    place?.defaultBranch != null
      ? { state, branch: place.defaultBranch }
      : await readHistoryBack(services, repository, state, onProgress);
  if (ready === undefined) return;

  const dueAt = await assessRepository(services, repository, ready.state, ready.branch);
  await ladders.update(repository.id, { dueAt });
}
