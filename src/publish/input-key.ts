import { createHash } from 'node:crypto';
import type { CheckRun, CommitStatus, WorkflowRun } from '../model/ci.ts';

/**
 * What an evaluation is made from, in two parts: `runs` tells whether a workflow was started since, `all` whether
 * anything that could change the answer is different.
 */
export interface InputKey {
  readonly runs: string;
  readonly all: string;
}

/** @param rest everything else that decides: policy, draft, base branch, conflict. */
export function inputKeyOf(
  runs: readonly WorkflowRun[],
  seen: { readonly checkRuns: readonly CheckRun[]; readonly statuses: readonly CommitStatus[] },
  rest: unknown,
): InputKey {
  const all = {
    runs: sorted(runs.map(run => [run.id, run.attempt, run.status, run.conclusion])),
    checkRuns: sorted(seen.checkRuns.map(run => [run.appId, run.name, run.id, run.status, run.conclusion])),
    statuses: sorted(seen.statuses.map(status => [status.context, status.state, status.url])),
    rest,
  };

  return { runs: startedRunsKey(runs), all: hash(all) };
}

export function startedRunsKey(runs: readonly WorkflowRun[]): string {
  return hash(sorted(runs.map(run => [run.id, run.attempt])));
}

export function storedKey(key: InputKey): string {
  return `${key.runs}.${key.all}`;
}

/** True when no workflow was started or re-run since the evaluation with this stored key. */
export function sameStartedRuns(stored: string | null, runs: readonly WorkflowRun[]): boolean {
  return stored?.split('.')[0] === startedRunsKey(runs);
}

function sorted(rows: readonly unknown[][]): readonly string[] {
  return rows.map(row => JSON.stringify(row)).toSorted();
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
