import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';

export interface LadderRequests {
  requestLadder(
    job: { readonly repository: RepositoryRef; readonly work: 'backfill' | 'assess' },
    options?: { readonly at?: Date },
  ): Promise<void>;
}

const hourMs = 60 * 60 * 1000;
/** What is left comes with the next sweep. */
const most = 1000;

/**
 * Begins with repositories that are new, by reading their history, and asks for the assessments whose turn comes within
 * the next hour.
 */
export async function sweepLadders(
  { store, now, log }: Pick<Services, 'store' | 'now' | 'log'>,
  requests: LadderRequests,
): Promise<{ readonly begun: number; readonly due: number }> {
  const unbegun = await store.ladders.unbegun(most);
  for (const repository of unbegun) {
    // The row first: it is due, so whoever is cut off here asks again with the next sweep.
    await store.ladders.begin(repository.id, now());
    await requests.requestLadder({ repository, work: 'backfill' });
  }
  const due = await store.ladders.due(new Date(now().getTime() + hourMs), most);
  for (const { repository, dueAt } of due)
    await requests.requestLadder({ repository, work: 'assess' }, { at: dueAt });
  const swept = { begun: unbegun.length, due: due.length };
  log.debug({ ...swept }, 'ladders swept');

  return swept;
}
