import { readTestMerge } from '../collect/collect-numbering.ts';
import { orUnknown } from '../collect/or-unknown.ts';
import type { PullRequestRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * Keeps which merge commit a `pull_request` run tests, at the moment it starts: the run does not name it, and the ref
 * moves on. A merge whose second parent is not the run's head is of an earlier push, and is not kept; nor is one that was
 * made after the run, as the ref shows when a delivery comes late.
 */
export async function recordTestedMerge(
  services: Services,
  run: { readonly id: number; readonly headSha: string; readonly createdAt: Date },
  pulls: readonly PullRequestRef[],
): Promise<void> {
  for (const { repository, number } of pulls) {
    const reads = services.github.reads(repository);
    const merge = await orUnknown(readTestMerge(reads, number, run.headSha));
    if (merge === undefined || isLaterThan(merge.committedAt, run.createdAt)) continue;
    await services.store.testedMerges.record({
      repositoryId: repository.id,
      runId: run.id,
      mergeSha: merge.sha,
      baseSha: merge.baseSha,
      headSha: run.headSha,
    });
  }
}

function isLaterThan(committedAt: Date | undefined, startedAt: Date): boolean {
  return committedAt !== undefined && committedAt > startedAt;
}
