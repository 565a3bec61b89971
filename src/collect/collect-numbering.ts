import type { RepositoryReads } from '../github/port.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { TestedMerge } from '../store/port.ts';

/** The commit whose line numbers a run's reports carry. `null`: the head itself. `missing`: it is not known. */
export type TestedCommit =
  | { readonly sha: string; readonly baseSha: string; readonly assumed: boolean }
  | null
  | 'missing';

/** What the policy says of it: `head` where the workflows check out the head themselves. */
export type NumberingRule = 'auto' | 'merge' | 'head';

/**
 * Runs of `pull_request` test the merge of head and base, and number their reports in it; all others test the head.
 * The merge commit was recorded when the run started; where it was not, the present one is assumed.
 */
export async function collectTestedCommits(
  reads: RepositoryReads,
  pull: PullRequest,
  runs: readonly WorkflowRun[],
  recorded: readonly TestedMerge[],
  rule: NumberingRule,
): Promise<ReadonlyMap<number, TestedCommit>> {
  if (rule === 'head') return new Map(runs.map(run => [run.id, null]));
  const known = new Map(recorded.filter(one => one.headSha === pull.headSha).map(one => [one.runId, one]));
  const isUnrecorded = runs.some(run => run.event === 'pull_request' && !known.has(run.id));
  const present = isUnrecorded ? await presentMerge(reads, pull) : 'missing';

  return new Map(
    runs.map(run => {
      if (run.event !== 'pull_request') return [run.id, null];
      const merge = known.get(run.id);

      return [run.id, merge ? { sha: merge.mergeSha, baseSha: merge.baseSha, assumed: false } : present];
    }),
  );
}

async function presentMerge(reads: RepositoryReads, pull: PullRequest): Promise<TestedCommit> {
  const merge = await readTestMerge(reads, pull.number, pull.headSha);

  return merge === undefined ? 'missing' : { sha: merge.sha, baseSha: merge.baseSha, assumed: true };
}

/** The pull request's present test merge, if its second parent is the head; undefined on a conflict. */
export async function readTestMerge(
  reads: RepositoryReads,
  number: number,
  headSha: string,
): Promise<{ sha: string; baseSha: string; committedAt: Date | undefined } | undefined> {
  const sha = await reads.reference(`pull/${number}/merge`);
  if (sha === undefined) return undefined;
  const { parents, committedAt } = await reads.commit(sha);
  const [baseSha, second] = parents;

  return baseSha !== undefined && second === headSha ? { sha, baseSha, committedAt } : undefined;
}
