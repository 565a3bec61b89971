import { conclusionOf } from '../maturity/conclusion.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import { isOverLimit } from '../practices/wip-limit.ts';
import type { WipFigures } from './judge-wip-limit.ts';
import { keptFinding } from './kept-finding.ts';
import type { Services } from './services.ts';

/** One event must not set off more checks than that. Where more would change, the newest are checked. */
const maxRequested = 10;

/**
 * A pull request was opened, closed or drafted: asks for a check of its author's other open ones in the repository
 * whose answer the new count changes. The database alone decides.
 */
export async function reconsiderWip(
  services: Pick<Services, 'store'>,
  repository: RepositoryRef,
  changed: { readonly number: number; readonly authorId: number | null },
  requestCheck: (ref: PullRequestRef) => Promise<void>,
): Promise<number> {
  if (changed.authorId === null) return 0;
  const open = await services.store.pullRequests.openByAuthor(repository.id, changed.authorId);
  const others = open.filter(({ number }) => number !== changed.number).toReversed();
  const counts = { ready: open.filter(({ draft }) => !draft).length, all: open.length };
  let requested = 0;
  for (const { number } of others) {
    if (requested >= maxRequested) break;
    if (!(await wouldChange(services, repository, number, counts))) continue;
    await requestCheck({ repository, number });
    requested += 1;
  }

  return requested;
}

/** What was never judged, or is not judged by its count, has nothing that a count could change. */
async function wouldChange(
  services: Pick<Services, 'store'>,
  repository: RepositoryRef,
  number: number,
  counts: { readonly ready: number; readonly all: number },
): Promise<boolean> {
  const kept = await keptFinding(services, repository.id, number, 'wip-limit');
  if (kept === undefined || (kept.finding.answer !== 'met' && kept.finding.answer !== 'unmet')) return false;
  const { limit, countsDrafts } = kept.finding.figures as WipFigures;
  const answer = isOverLimit(countsDrafts === true ? counts.all : counts.ready, limit) ? 'unmet' : 'met';

  return conclusionOf(answer, 'advise', false) !== kept.finding.conclusion;
}
