import type { ReleaseRef } from '../model/release.ts';
import type { PullRequestRef } from '../model/repository.ts';
import { concludeEvaluation } from '../publish/publish-evaluation.ts';
import { supersededOutput } from '../render/waiting-output.ts';
import type { Evaluation } from '../store/port.ts';
import { admitRepository } from './admit-repository.ts';
import type { MergeGroup } from './check-merge-group.ts';
import { findMergeGroup } from './find-merge-group.ts';
import { publishingOf } from './publishing.ts';
import type { Services } from './services.ts';
import { tryEach } from './try-each.ts';

const batch = 100;
/** A group or a pull request looks at its own deadline first; what is left this long after has nobody else. */
const graceMs = 60_000;

/** Who is asked to check again. */
export interface CheckRequests {
  requestCheck(ref: PullRequestRef): Promise<void>;
  requestReleaseCheck(release: ReleaseRef): Promise<void>;
  requestMergeGroupCheck(group: MergeGroup & { readonly baseBranch: string }): Promise<void>;
}

/**
 * Finds check runs that were open longer than their deadline. Those of an open pull request or of a release are checked
 * again, which concludes them with the reason; so are those of
 * a merge group, once. Those of a commit that nobody asks about any more are closed here.
 */
export async function sweepEvaluations(
  services: Services,
  requests: CheckRequests,
  /** Check runs of merge groups that were asked about: what is open after that has nobody who answers. */
  askedGroups: Set<string>,
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
    if (asked > 0 || !isLongOverdue(services, evaluation)) return;
    // The group's own job may still wait to be tried again, after a kill.
    if (await askMergeGroup(services, requests, evaluation, askedGroups)) requested += 1;
    else closed += await close(services, evaluation);
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

async function askMergeGroup(
  services: Services,
  requests: CheckRequests,
  { id, repository: found, headSha, topic }: Evaluation,
  askedGroups: Set<string>,
): Promise<boolean> {
  if (topic === 'release' || askedGroups.has(id)) return false;
  const admission = await admitRepository(services, found);
  if ('refused' in admission) return false;
  const { repository } = admission;
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const group = await findMergeGroup(reads, repository, headSha);
  if (group === undefined) return false;
  askedGroups.add(id);
  await requests.requestMergeGroupCheck(group);

  return true;
}

function isLongOverdue(services: Services, evaluation: Evaluation): boolean {
  return services.now().getTime() - evaluation.deadline.getTime() >= graceMs;
}

async function close(services: Services, evaluation: Evaluation): Promise<number> {
  const { headSha, topic } = evaluation;
  const { texts, language, log } = services;
  const admission = await admitRepository(services, evaluation.repository);
  if ('refused' in admission) return 0;
  const { repository } = admission;
  try {
    await concludeEvaluation(
      publishingOf(services),
      { repository, headSha, topic },
      { conclusion: 'neutral', output: supersededOutput(texts[language], topic), inputHash: null },
    );

    return 1;
  } catch (error) {
    log.warn(
      { err: error, repositoryId: repository.id, headSha, topic },
      'overdue check run could not be closed',
    );

    return 0;
  }
}
