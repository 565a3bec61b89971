import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { CommitGraph } from './commit-graph.ts';
import type { Deployment } from './deployment.ts';

/** Which deployment brought a commit to production first, as its place among the deployments. */
export interface FirstCarriers {
  /** Undefined for what is not deployed, and for what the baseline carried: nobody saw when that came. */
  of(sha: string): number | undefined;
  ofPull(pull: Pick<PullRequestRecord, 'mergeSha'>): number | undefined;
  /** The first deployment ever seen carried it: it opens the history. */
  isInBaseline(sha: string): boolean;
  readonly graph: CommitGraph;
}

/** @param deployments in the order of time. */
export function firstCarriers(
  deployments: readonly Pick<Deployment, 'sha'>[],
  graph: CommitGraph,
): FirstCarriers {
  const first = new Map<string, number>();
  const seen = new Set<string>();
  // What an earlier one carried has been seen with all it grew from: every commit is visited once.
  // What stands before the first one whose commit is known is not known either: that one opens the history.
  let isOpened = false;
  for (const [index, { sha }] of deployments.entries()) {
    const carried = sha === null ? [] : graph.reach(sha, seen);
    for (const one of carried) first.set(one, isOpened ? index : 0);
    isOpened ||= carried.length > 0;
  }
  const of = (sha: string) => first.get(sha) || undefined;

  return {
    of,
    ofPull: ({ mergeSha }) => (mergeSha === null ? undefined : of(mergeSha)),
    isInBaseline: sha => first.get(sha) === 0,
    graph,
  };
}
