import type { Account } from '../world/account-records.ts';
import { branchTip } from '../world/branch-tip.ts';
import type { PullRequest, Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announcePullRequest } from './announce-pull-request.ts';
import { refreshTestMerge } from './refresh-test-merge.ts';

export interface NewPullRequest {
  readonly head: string;
  /** The fork that holds the head branch; default: the base repository. */
  readonly headRepository: Repository;
  readonly base: string;
  readonly title: string;
  readonly body: string | null;
  readonly author: Account;
  readonly draft: boolean;
  readonly labels: readonly string[];
}

export function openPullRequest(state: WorldState, base: Repository, fresh: NewPullRequest): PullRequest {
  const now = state.clock();
  const number = base.nextNumber++;
  const pull: PullRequest = {
    id: takeId(state),
    number,
    base,
    baseBranch: fresh.base,
    baseSha: branchTip(base, fresh.base),
    head: fresh.headRepository,
    headOwner: fresh.headRepository.owner,
    headBranch: fresh.head,
    headSha: branchTip(fresh.headRepository, fresh.head),
    title: fresh.title,
    body: fresh.body,
    author: fresh.author,
    state: 'open',
    draft: fresh.draft,
    merged: false,
    mergedBy: null,
    mergeCommitSha: null,
    testMerge: null,
    labels: fresh.labels,
    locked: false,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    mergedAt: null,
    reviews: [],
    threads: [],
    events: [],
  };
  base.pullRequests.set(number, pull);
  base.refs.set(`refs/pull/${number}/head`, pull.headSha);
  refreshTestMerge(state, pull);
  announcePullRequest(state, pull, 'opened');
  return pull;
}
