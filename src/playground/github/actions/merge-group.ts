import { simpleCommitShape } from '../shapes/commit-shape.ts';
import type { Account } from '../world/account-records.ts';
import { branchTip } from '../world/branch-tip.ts';
import type { MergeGroup } from '../world/delivery-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';
import { markMerged } from './change-pull-request.ts';
import { moveBranch } from './push-commit.ts';
import { mergeCommit } from './refresh-test-merge.ts';

/** Puts pull requests into a group of the merge queue: a branch with the base and all of them merged. */
export function createMergeGroup(
  state: WorldState,
  repository: Repository,
  numbers: readonly number[],
  baseBranch: string,
  sender: Account,
): MergeGroup {
  const baseSha = branchTip(repository, baseBranch);
  const headSha = numbers.reduce((into, number) => {
    const pull = repository.pullRequests.get(number);
    const sha = pull && mergeCommit(state, repository, into, pull.headSha, `Merge pull request #${number}`);
    if (!sha) throw new Error(`Pull request ${number} cannot be merged into ${baseBranch}.`);
    return sha;
  }, baseSha);
  const branch = `gh-readonly-queue/${baseBranch}/pr-${numbers.at(-1)}-${baseSha}`;
  const group: MergeGroup = {
    branch,
    baseBranch,
    baseSha,
    headSha,
    pullRequests: numbers,
    state: 'open',
  };
  repository.mergeGroups.push(group);
  moveBranch(state, repository, branch, headSha, sender);
  announceGroup(state, repository, group, 'checks_requested', sender, {});
  return group;
}

export function destroyMergeGroup(
  state: WorldState,
  repository: Repository,
  group: MergeGroup,
  reason: 'merged' | 'invalidated' | 'dequeued',
  sender: Account,
): void {
  group.state = reason === 'merged' ? 'merged' : 'destroyed';
  repository.refs.delete(`refs/heads/${group.branch}`);
  announceGroup(state, repository, group, 'destroyed', sender, { reason });
}

export function mergeMergeGroup(
  state: WorldState,
  repository: Repository,
  group: MergeGroup,
  sender: Account,
): void {
  for (const number of group.pullRequests) {
    const pull = repository.pullRequests.get(number);
    if (pull !== undefined) markMerged(state, pull, group.headSha, sender);
  }
  moveBranch(state, repository, group.baseBranch, group.headSha, sender);
  destroyMergeGroup(state, repository, group, 'merged', sender);
}

function announceGroup(
  state: WorldState,
  repository: Repository,
  group: MergeGroup,
  action: 'checks_requested' | 'destroyed',
  sender: Account,
  more: Readonly<Record<string, unknown>>,
): void {
  announce(state, repository, ['merge_group', action], sender, {
    merge_group: {
      head_sha: group.headSha,
      head_ref: `refs/heads/${group.branch}`,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${group.baseBranch}`,
      head_commit: simpleCommitShape(repository, group.headSha),
    },
    ...more,
  });
}
