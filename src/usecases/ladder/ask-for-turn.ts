import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';

interface TurnRequests {
  requestLadder(job: { readonly repository: RepositoryRef; readonly work: 'assess' }): Promise<void>;
}

/** A turn that is not in the schedule: somebody asked for it, or something else is wanted now. It is due at once. */
export async function askForTurn(
  { store, now }: Pick<Services, 'store' | 'now'>,
  requests: TurnRequests,
  repository: RepositoryRef,
): Promise<void> {
  await store.ladders.update(repository.id, { dueAt: now() });
  await requests.requestLadder({ repository, work: 'assess' });
}
