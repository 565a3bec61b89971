import type { CommitRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { CommitGraph } from './commit-graph.ts';

/** A commit or merged pull request that takes back commits because they did harm. */
export interface Revert {
  /** The commit that it is on the default branch. */
  readonly sha: string;
  readonly pull: number | null;
  readonly at: Instant;
  readonly targets: readonly string[];
}

/** A label, on a revert or an incident, says that this was no failure. As on GitHub, its case means nothing. */
export const isNoFailure = ({ labels }: { readonly labels: readonly string[] }): boolean =>
  labels.some(label => label.toLowerCase() === 'not-a-failure');

/**
 * Takes out those that say that nothing had failed, and those that take back a revert: they bring a feature again.
 * What a pull request says holds for its commits too, and what any of them says for all that take back the same commit.
 */
export function reverts(
  commits: readonly CommitRecord[],
  pulls: readonly PullRequestRecord[],
  graph: CommitGraph,
): readonly Revert[] {
  const byNumber = new Map(pulls.map(pull => [pull.number, pull]));
  const commitsOf = ({ mergeSha, commits: own }: PullRequestRecord) =>
    [...(mergeSha === null ? [] : [mergeSha]), ...(own ?? []).map(({ sha }) => sha)].filter(sha =>
      graph.has(sha),
    );
  const targetsOf = (names: readonly string[]) =>
    names.flatMap(name => {
      const pull = name.startsWith('#') ? byNumber.get(Number(name.slice(1))) : undefined;

      return pull === undefined ? (graph.resolve(name) ?? []) : commitsOf(pull);
    });
  const byPull = pulls
    .filter(({ mergedAt, text }) => mergedAt !== null && text.reverts.length > 0)
    .map(pull => ({ pull, targets: targetsOf(pull.text.reverts) }));
  const byCommit = commits
    .filter(commit => commit.reverts.length > 0)
    .map(commit => ({ commit, targets: targetsOf(commit.reverts) }));

  const deniedPulls = byPull.filter(({ pull }) => deniesFailure(pull));
  const denied = new Set([
    ...deniedPulls.flatMap(({ targets }) => targets),
    ...byCommit.filter(({ commit }) => commit.deniesFailure === true).flatMap(({ targets }) => targets),
  ]);
  const silent = new Set(deniedPulls.flatMap(({ pull }) => commitsOf(pull)));
  const takenBack = new Set([
    ...byPull.flatMap(({ pull }) => pull.mergeSha ?? []),
    ...byCommit.map(({ commit }) => commit.sha),
  ]);
  const harmful = (targets: readonly string[]) =>
    targets.filter(sha => !denied.has(sha) && !takenBack.has(sha));

  return [
    ...byPull
      .filter(({ pull }) => !deniesFailure(pull))
      .map(({ pull, targets }) => ({
        ...{ sha: pull.mergeSha ?? '', pull: pull.number, at: pull.mergedAt ?? 0 },
        targets: harmful(targets),
      })),
    ...byCommit
      .filter(({ commit }) => !silent.has(commit.sha))
      .map(({ commit, targets }) => ({
        ...{ sha: commit.sha, pull: null, at: commit.committedAt },
        targets: harmful(targets),
      })),
  ].filter(({ targets }) => targets.length > 0);
}

const deniesFailure = (pull: PullRequestRecord): boolean =>
  isNoFailure(pull) || pull.text.deniesFailure === true;
