import { diffTrees, type FileDiff } from '../git/diff-trees.ts';
import { commitsBetween, mergeBase } from '../git/merge-base.ts';
import { branchTip } from './branch-tip.ts';
import { commitFiles } from './commit-files.ts';
import type { PullRequest, Repository } from './records.ts';

export interface Change {
  readonly commits: number;
  readonly files: readonly FileDiff[];
}

const cache = new WeakMap<Repository['objects'], Map<string, Change>>();

/** Merge base..head, as GitHub shows a pull request. A merged one is compared with the base it was merged into. */
export function pullRequestChange(pull: PullRequest): Change {
  const { base, headSha } = pull;
  const baseSha = pull.merged ? pull.baseSha : branchTip(base, pull.baseBranch);
  const from = mergeBase(base.objects, baseSha, headSha);
  const known = cache.get(base.objects) ?? new Map<string, Change>();
  cache.set(base.objects, known);
  const key = `${from} ${headSha}`;
  const change = known.get(key) ?? {
    commits: from === undefined ? 0 : commitsBetween(base.objects, from, headSha).length,
    files: diffTrees(
      base.objects,
      from === undefined ? new Map() : commitFiles(base, from),
      commitFiles(base, headSha),
    ),
  };
  known.set(key, change);
  return change;
}
