import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';

export interface LadderRequests {
  requestLadder(
    job: { readonly repository: RepositoryRef; readonly work: 'backfill' | 'assess' },
    options?: { readonly at?: Date },
  ): Promise<void>;
}

const hourMs = 60 * 60 * 1000;
const atOnce = 500;

/**
 * Begins with repositories that are new, whose history is read, and asks for the assessments whose turn comes within the
 * next hour: all of them, since very many may have the same schedule. Those that are overdue are asked for again.
 */
export async function sweepLadders(
  { store, now, log }: Pick<Services, 'store' | 'now' | 'log'>,
  requests: LadderRequests,
  limit: number = atOnce,
): Promise<{ readonly begun: number; readonly due: number }> {
  const { ladders } = store;
  const until = new Date(now().getTime() + hourMs);
  const swept = { begun: 0, due: 0 };
  for (
    let unbegun = await ladders.unbegun(limit);
    unbegun.length > 0;
    unbegun = await ladders.unbegun(limit)
  ) {
    // From then on it is due, so whoever is cut off here asks with the next sweep.
    for (const { id } of unbegun) await ladders.begin(id, now());
    swept.begun += unbegun.length;
  }
  for (let due = await ladders.due(until, limit); due.length > 0; ) {
    for (const { repository, dueAt, isReadBack } of due)
      await requests.requestLadder({ repository, work: isReadBack ? 'assess' : 'backfill' }, { at: dueAt });
    swept.due += due.length;
    due = await ladders.due(until, limit, due.at(-1));
  }
  log.debug({ ...swept }, 'ladders swept');

  return swept;
}
