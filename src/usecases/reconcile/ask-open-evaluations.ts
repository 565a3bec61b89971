import type { SweepReads } from '../../github/port.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { findMergeGroup } from '../find-merge-group.ts';
import type { Services } from '../services.ts';
import type { ReconcileRequests } from './reconcile-requests.ts';

/**
 * Answers that are still to come on commits other than the heads of open pull requests: of a release or of a merge group,
 * whose runs may have ended unseen. The queue waits for a group, so that goes first.
 */
export async function askOpenEvaluations(
  { store }: Pick<Services, 'store'>,
  reads: Pick<SweepReads, 'workflowRuns'>,
  repository: RepositoryRef,
  requests: Pick<ReconcileRequests, 'requestMergeGroupCheck' | 'requestReleaseCheck'>,
): Promise<void> {
  const open = await store.overviews.openEvaluations(repository.id);
  for (const headSha of new Set(open.map(one => one.headSha))) {
    const release = (await store.releases.onCommit(repository.id, headSha)).at(-1);
    if (release !== undefined) await requests.requestReleaseCheck(release, { background: true });
    if (release !== undefined || (await store.pullRequests.knowsHead(repository.id, headSha))) continue;

    const group = await findMergeGroup(reads, repository, headSha);
    if (group !== undefined) await requests.requestMergeGroupCheck(group);
  }
}
