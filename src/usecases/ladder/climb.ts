import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';
import { assessRepository } from './assess-repository.ts';
import type { BackfillProgress } from './backfill-repository.ts';
import { readHistoryBack } from './read-history-back.ts';

/** By so much clocks of several instances may differ: a turn that comes that soon has come. */
const nearlyDueMs = 5 * 60 * 1000;

/** What is to be done for a repository's place on the ladder: its history is read once, then each turn is assessed, the first one at once. */
export async function climb(
  services: Services,
  repository: RepositoryRef,
  onProgress: (progress: BackfillProgress) => void = () => {},
): Promise<void> {
  const { store, now } = services;
  const state = await store.ladders.find(repository.id);
  if (state === undefined) return;
  // Another job did its turn meanwhile.
  if (state.dueAt !== null && state.dueAt.getTime() - now().getTime() > nearlyDueMs) return;
  // What became of its place is told by events and the hourly sweep.
  const place = state.backfilledAt === null ? undefined : await store.repositories.find(repository.id);
  const ready =
    place?.defaultBranch != null
      ? { state, branch: place.defaultBranch }
      : await readHistoryBack(services, repository, state, onProgress);
  if (ready === undefined) return;

  const dueAt = await assessRepository(services, repository, ready.state, ready.branch);
  // Somebody who asked for one more meanwhile is not put off.
  await store.ladders.update(repository.id, { dueAt }, { ifDueAt: state.dueAt });
}
