import { writeFileTree } from '../git/file-tree.ts';
import type { Signature } from '../git/git-object.ts';
import { mergeBase } from '../git/merge-base.ts';
import { mergeTrees } from '../git/merge-trees.ts';
import { branchTip } from '../world/branch-tip.ts';
import { commitFiles } from '../world/commit-files.ts';
import type { PullRequest, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';

export const gitHubSignature = (date: Date): Signature => ({
  name: 'GitHub',
  email: 'noreply@github.example',
  date,
});

/** A merge commit with the parents [into, from], or null on a conflict. */
export function mergeCommit(
  state: WorldState,
  repository: Repository,
  into: string,
  from: string,
  message: string,
): string | null {
  const { objects } = repository;
  const before = mergeBase(objects, into, from);
  const tree = mergeTrees(
    objects,
    before === undefined ? new Map() : commitFiles(repository, before),
    commitFiles(repository, into),
    commitFiles(repository, from),
  );
  if (tree === undefined) return null;
  const signature = gitHubSignature(state.clock());
  return objects.putCommit({
    tree: writeFileTree(objects, tree),
    parents: [into, from],
    author: signature,
    committer: signature,
    message,
  });
}

/**
 * Makes `refs/pull/N/merge` fit the present base and head, as GitHub does now and then: here when the pull request is
 * opened, pushed to or read, and when a `pull_request` workflow run starts. Reading the ref alone changes nothing, so
 * that it lags behind the base branch as on GitHub. On a conflict the ref is removed.
 */
export function refreshTestMerge(state: WorldState, pull: PullRequest): void {
  if (pull.state === 'closed') return;
  const baseSha = branchTip(pull.base, pull.baseBranch);
  const { headSha, testMerge } = pull;
  if (testMerge?.baseSha === baseSha && testMerge.headSha === headSha) return;
  const sha = mergeCommit(state, pull.base, baseSha, headSha, `Merge ${headSha} into ${baseSha}`);
  pull.testMerge = { baseSha, headSha, sha };
  const ref = `refs/pull/${pull.number}/merge`;
  if (sha === null) pull.base.refs.delete(ref);
  else pull.base.refs.set(ref, sha);
}
