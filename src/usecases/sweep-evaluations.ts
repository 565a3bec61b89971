import type { ReleaseRef } from '../model/release.ts';
import type { PullRequestRef } from '../model/repository.ts';
import type { Evaluation } from '../store/port.ts';
import { admitRepository } from './admit-repository.ts';
import type { MergeGroup } from './check-merge-group.ts';
import { endCheckRun } from './end-check-run.ts';
import { findMergeGroup } from './find-merge-group.ts';
import type { Services } from './services.ts';
import { tryEach } from './try-each.ts';

const batch = 100;
/** A group or a pull request looks at its own deadline first; what is left this long after has nobody else. */
const graceMs = 60_000;
const askAgainMs = 10 * 60_000;
/** No queue waits longer for its checks. */
const longestMergeMs = 24 * 3_600_000;

/** Who is asked to check again. */
export interface CheckRequests {
  requestCheck(ref: PullRequestRef): Promise<void>;
  requestReleaseCheck(release: ReleaseRef): Promise<void>;
  requestMergeGroupCheck(group: MergeGroup & { readonly baseBranch: string }): Promise<void>;
}

/**
 * Finds check runs that were open longer than their deadline. Those of an open pull request, of a release or of a merge group
 * are checked again, which concludes them with the reason. Those of a commit that nobody asks about any more are closed here.
 */
export async function sweepEvaluations(
  services: Services,
  requests: CheckRequests,
  /** When check runs of merge groups were asked about last. */
  askedGroups: Map<string, Date>,
): Promise<{ requested: number; closed: number }> {
  const overdue = await services.store.evaluations.overdue(services.now(), batch);
  let requested = 0;
  let closed = 0;
  // An installation that rests, or a repository that cannot be reached, must not keep the others' checks open.
  await tryEach(overdue, async evaluation => {
    const asked =
      evaluation.topic === 'release'
        ? await askReleases(services, requests, evaluation)
        : await askPullRequests(services, requests, evaluation);
    requested += asked;
    if (asked > 0 || !isPast(evaluation.deadline, graceMs, services.now())) return;
    const group = await askMergeGroup(services, requests, evaluation, askedGroups);
    if (group === 'asked') requested += 1;
    if (group === 'none') closed += await close(services, evaluation);
  });

  return { requested, closed };
}

async function askPullRequests(
  { store }: Services,
  requests: CheckRequests,
  evaluation: Evaluation,
): Promise<number> {
  const pulls = await store.pullRequests.findByHead(evaluation.repository.id, evaluation.headSha);
  for (const { repository, number } of pulls) await requests.requestCheck({ repository, number });

  return pulls.length;
}

async function askReleases(
  { store }: Services,
  requests: CheckRequests,
  evaluation: Evaluation,
): Promise<number> {
  const releases = await store.releases.onCommit(evaluation.repository.id, evaluation.headSha);
  const newest = releases.at(-1);
  if (newest !== undefined) await requests.requestReleaseCheck(newest);

  return releases.length;
}

/** An answer that passes would let the queue merge what nobody judged: while its group may wait, it is only asked about. */
async function askMergeGroup(
  services: Services,
  requests: CheckRequests,
  { id, repository: found, headSha, topic, deadline }: Evaluation,
  askedGroups: Map<string, Date>,
): Promise<'asked' | 'asked-before' | 'none'> {
  const now = services.now();
  // From the future too: the clock was set back.
  for (const [asked, at] of askedGroups)
    if (Math.abs(now.getTime() - at.getTime()) >= askAgainMs) askedGroups.delete(asked);
  if (topic === 'release' || isPast(deadline, longestMergeMs, now)) return 'none';
  if (askedGroups.has(id)) return 'asked-before';
  const admission = await admitRepository(services, found);
  if ('refused' in admission) return 'none';
  const { repository } = admission;
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const group = await findMergeGroup(reads, repository, headSha);
  if (group === undefined) return 'none';
  askedGroups.set(id, now);
  await requests.requestMergeGroupCheck(group);

  return 'asked';
}

const isPast = (at: Date, ms: number, now: Date) => now.getTime() - at.getTime() >= ms;

async function close(services: Services, evaluation: Evaluation): Promise<number> {
  const { headSha, topic } = evaluation;
  const admission = await admitRepository(services, evaluation.repository);
  if ('refused' in admission) return 0;
  const { repository } = admission;
  try {
    return (await endCheckRun(services, { ...evaluation, repository }, 'superseded')) === 'written' ? 1 : 0;
  } catch (error) {
    services.log.warn(
      { err: error, repositoryId: repository.id, headSha, topic },
      'overdue check run could not be closed',
    );

    return 0;
  }
}
