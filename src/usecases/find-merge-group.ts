import { orUnknown } from '../collect/or-unknown.ts';
import { groupOf } from '../facts/merge-group-branch.ts';
import type { SweepReads } from '../github/port.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { MergeGroup } from './check-merge-group.ts';

/** The merge group that a commit was made for, as its workflow runs tell; undefined where none ran. */
export async function findMergeGroup(
  reads: Pick<SweepReads, 'workflowRuns'>,
  repository: RepositoryRef,
  headSha: string,
): Promise<(MergeGroup & { readonly baseBranch: string }) | undefined> {
  const runs = (await orUnknown(reads.workflowRuns(headSha))) ?? [];
  const groups = runs.map(run => (run.event === 'merge_group' ? groupOf(run.headBranch ?? '') : undefined));
  const found = groups.find(one => one !== undefined);

  return found && { repository, headSha, ...found };
}
