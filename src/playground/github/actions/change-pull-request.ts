import type { Account } from '../world/account-records.ts';
import { branchTip } from '../world/branch-tip.ts';
import type { PullRequest } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { announcePullRequest } from './announce-pull-request.ts';
import { moveBranch } from './push-commit.ts';
import { mergeCommit, refreshTestMerge } from './refresh-test-merge.ts';

export function closePullRequest(state: WorldState, pull: PullRequest, sender: Account): void {
  pull.state = 'closed';
  pull.closedAt = pull.updatedAt = state.clock();
  pull.events.push({ kind: 'ClosedEvent', actor: sender, at: state.clock() });
  pull.base.refs.delete(`refs/pull/${pull.number}/merge`);
  announcePullRequest(state, pull, 'closed', sender);
}

export function reopenPullRequest(state: WorldState, pull: PullRequest, sender: Account): void {
  pull.state = 'open';
  pull.closedAt = null;
  pull.updatedAt = state.clock();
  pull.events.push({ kind: 'ReopenedEvent', actor: sender, at: state.clock() });
  pull.testMerge = null;
  refreshTestMerge(state, pull);
  announcePullRequest(state, pull, 'reopened', sender);
}

export function setDraft(state: WorldState, pull: PullRequest, draft: boolean, sender: Account): void {
  pull.draft = draft;
  pull.updatedAt = state.clock();
  const kind = draft ? 'ConvertToDraftEvent' : 'ReadyForReviewEvent';
  pull.events.push({ kind, actor: sender, at: state.clock() });
  announcePullRequest(state, pull, draft ? 'converted_to_draft' : 'ready_for_review', sender);
}

export function retitlePullRequest(
  state: WorldState,
  pull: PullRequest,
  change: { readonly title?: string; readonly body?: string; readonly base?: string },
  sender: Account,
): void {
  const from = {
    ...(change.title === undefined ? {} : { title: { from: pull.title } }),
    ...(change.body === undefined ? {} : { body: { from: pull.body } }),
    ...(change.base === undefined
      ? {}
      : { base: { ref: { from: pull.baseBranch }, sha: { from: pull.baseSha } } }),
  };
  pull.title = change.title ?? pull.title;
  pull.body = change.body ?? pull.body;
  if (change.base !== undefined) {
    pull.baseBranch = change.base;
    pull.baseSha = branchTip(pull.base, change.base);
    refreshTestMerge(state, pull);
  }
  pull.updatedAt = state.clock();
  announcePullRequest(state, pull, 'edited', sender, { changes: from });
}

export function labelPullRequest(state: WorldState, pull: PullRequest, label: string, sender: Account): void {
  pull.labels = [...new Set([...pull.labels, label])];
  pull.updatedAt = state.clock();
  announcePullRequest(state, pull, 'labeled', sender, { label: { name: label } });
}

export function unlabelPullRequest(
  state: WorldState,
  pull: PullRequest,
  label: string,
  sender: Account,
): void {
  pull.labels = pull.labels.filter(one => one !== label);
  pull.updatedAt = state.clock();
  announcePullRequest(state, pull, 'unlabeled', sender, { label: { name: label } });
}

export function lockConversation(
  state: WorldState,
  pull: PullRequest,
  locked: boolean,
  sender: Account,
): void {
  pull.locked = locked;
  pull.updatedAt = state.clock();
  announcePullRequest(state, pull, locked ? 'locked' : 'unlocked', sender);
}

export function mergePullRequest(state: WorldState, pull: PullRequest, sender: Account): string {
  const into = branchTip(pull.base, pull.baseBranch);
  const title = `Merge pull request #${pull.number} from ${pull.headOwner.login}/${pull.headBranch}`;
  const sha = mergeCommit(state, pull.base, into, pull.headSha, `${title}\n\n${pull.title}`);
  if (sha === null) throw new Error(`Pull request ${pull.number} conflicts with ${pull.baseBranch}.`);
  pull.baseSha = into;
  markMerged(state, pull, sha, sender);
  moveBranch(state, pull.base, pull.baseBranch, sha, sender);
  return sha;
}

export function markMerged(state: WorldState, pull: PullRequest, sha: string, sender: Account): void {
  pull.merged = true;
  pull.mergedBy = sender;
  pull.mergeCommitSha = sha;
  pull.mergedAt = state.clock();
  closePullRequest(state, pull, sender);
}
