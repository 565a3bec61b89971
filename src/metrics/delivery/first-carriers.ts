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
  for (const [index, { sha }] of deployments.entries())
    if (sha !== null) for (const carried of graph.reach(sha, seen)) first.set(carried, index);
  const of = (sha: string) => first.get(sha) || undefined;

  return {
    of,
    ofPull: ({ mergeSha }) => (mergeSha === null ? undefined : of(mergeSha)),
    isInBaseline: sha => first.get(sha) === 0,
    graph,
  };
}
