import { isHuman } from '../../model/records/account.ts';
import type { CommitRecord, HeadRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Deployment } from './deployment.ts';
import type { FirstCarriers } from './first-carriers.ts';

/** Commits of people that were pushed to the default branch without a pull request: each is a change of its own. */
export function directLeadTimes(
  given: {
    readonly commits: readonly CommitRecord[];
    readonly heads: readonly HeadRecord[];
    readonly pulls: readonly PullRequestRecord[];
  },
  deployments: readonly Deployment[],
  carriers: FirstCarriers,
): readonly { readonly sha: string; readonly deployedAt: Instant; readonly leadMs: number }[] {
  const bySha = new Map(given.commits.map(commit => [commit.sha, commit]));
  const heads = new Set(given.heads.map(({ sha }) => sha));
  const merged = new Set(given.pulls.flatMap(({ mergeSha }) => mergeSha ?? []));
  const pushed = given.heads.filter(({ pullRequest, sha }) => pullRequest === null && !merged.has(sha));

  return pushed
    .flatMap(head => lineDownTo(heads, head.sha, bySha).map(commit => ({ ...commit, pushedAt: head.at })))
    .flatMap(({ sha, author, authoredAt, pushedAt, parents }) => {
      const index = carriers.of(sha);
      const at = index === undefined ? undefined : deployments[index]?.at;
      if (at === undefined || !isHuman(author) || parents.length > 1) return [];

      // The authored date comes from the developer's clock, and nothing is written after it was pushed.
      return [{ sha, deployedAt: at, leadMs: at - Math.min(authoredAt, pushedAt, at) }];
    });
}

/** The commits of one push: along the branch's own line, down to the head before; of the oldest head only itself. */
function lineDownTo(
  heads: ReadonlySet<string>,
  from: string,
  bySha: ReadonlyMap<string, CommitRecord>,
): readonly CommitRecord[] {
  const line: CommitRecord[] = [];
  for (let commit = bySha.get(from); commit !== undefined; commit = bySha.get(commit.parents[0] ?? '')) {
    if (commit.sha !== from && heads.has(commit.sha)) return line;
    line.push(commit);
    // Records may be wrong: a line that never ends is none.
    if (line.length > bySha.size) break;
  }

  return line.slice(0, 1);
}
