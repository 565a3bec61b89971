import type { SweepReads } from '../../github/port.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import type { Missed } from '../../model/reconcile.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { IndexedPullRequest } from '../../store/port.ts';
import { indexEntry } from '../index-entry.ts';
import { reconsiderWip } from '../reconsider-wip.ts';
import type { Services } from '../services.ts';
import { answersOn } from './answers.ts';
import type { AskedOnce } from './asked-once.ts';
import { type Compared, comparePullRequests } from './compare-pull-requests.ts';
import { hasMovedAfter } from './has-moved-after.ts';
import { ruledAnew } from './ruled-anew.ts';

export interface PullRequestsQuestion {
  readonly services: Services;
  readonly reads: SweepReads;
  readonly repository: RepositoryRef;
  readonly missed: ReadonlySet<Missed>;
  readonly asked: AskedOnce;
}

/**
 * Asks for a check of each open pull request that is not as it is known, or on which something may have happened since
 * it was judged; the cheapest question first. Returns how many were closed unseen.
 */
export async function reconcilePullRequests(
  question: PullRequestsQuestion,
  listed: readonly PullRequest[],
  known: readonly IndexedPullRequest[],
): Promise<number> {
  const { services, reads, repository, missed, asked } = question;
  const compared = comparePullRequests(repository, listed, known);
  await bringUpToDate(question, compared);
  await askMoved(question, compared.unchanged);

  const left = () => listed.filter(({ number }) => !asked.has({ repository, number }));
  if (missed.has('policy'))
    for (const ruled of await ruledAnew(services, reads, repository, left())) await asked.check(ruled);
  if (missed.has('comments'))
    // The comment that gave it may have been edited or deleted: the check reads it again.
    for (const { number } of left())
      if ((await services.store.waivers.standing(repository.id, number)).length > 0)
        await asked.check({ repository, number });

  return compared.closed.length;
}

/** The index, and whoever the change of one pull request concerns beside itself. */
async function bringUpToDate(
  { services, repository, asked }: PullRequestsQuestion,
  { changed, closed, recounted }: Compared,
): Promise<void> {
  const { pullRequests } = services.store;
  for (const pull of changed) await pullRequests.put(indexEntry(repository, pull));
  for (const entry of closed) await pullRequests.put({ ...entry, open: false });
  for (const { number } of changed) await asked.check({ repository, number });
  // Where one of several pull requests with one head is closed, the others decide alone.
  for (const { headSha } of closed)
    for (const { number } of await pullRequests.findByHead(repository.id, headSha))
      await asked.check({ repository, number });
  for (const authorId of recounted)
    await reconsiderWip(services, repository, { number: 0, authorId }, ref => asked.check(ref));
}

async function askMoved(
  { services, reads, repository, missed, asked }: PullRequestsQuestion,
  unchanged: readonly PullRequest[],
): Promise<void> {
  const answers = await answersOn(services, repository, unchanged);
  const movement = { reads, missed, appId: services.github.appId };
  // What is final has rested for the quiet time: half of it is room for the difference of two clocks.
  const roomMs = services.timing.quietMs / 2;
  for (const { number, headSha } of unchanged) {
    const found = answers.get(number);
    if (found === undefined || asked.has({ repository, number })) continue;
    const isBehind =
      found === 'lacking' ||
      (found.judgedAt !== null &&
        (await hasMovedAfter(movement, headSha, new Date(found.judgedAt.getTime() - roomMs))));
    if (isBehind) await asked.check({ repository, number });
  }
}
