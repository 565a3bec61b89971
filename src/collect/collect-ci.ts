import { type CiState, ciStateOf } from '../facts/ci-state.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { CheckRun, CommitStatus, RequiredCheck, WorkflowRun } from '../model/ci.ts';
import { orUnknown } from './or-unknown.ts';

/** What CI says of a commit at this moment, Rung's own check runs left out. */
export interface CiSeen {
  readonly runs: readonly WorkflowRun[];
  readonly checkRuns: readonly CheckRun[];
  readonly statuses: readonly CommitStatus[];
  /** They may not be read: what reports by them is unseen. */
  readonly statusesUnseen: boolean;
}

export async function collectCiSeen(
  reads: RepositoryReads,
  sha: string,
  runs: readonly WorkflowRun[],
  ownAppId: number,
): Promise<CiSeen> {
  const [checkRuns, statuses] = await Promise.all([
    orUnknown(reads.checkRuns(sha)),
    orUnknown(reads.commitStatuses(sha)),
  ]);

  // Where check runs may not be read none may be written either: then nothing is called green for want of them.
  return {
    runs,
    checkRuns: (checkRuns ?? []).filter(run => run.appId !== ownAppId),
    statuses: statuses ?? [],
    statusesUnseen: statuses === undefined,
  };
}

/**
 * The checks a branch requires, by rule sets and by classic protection. Undefined when GitHub does not tell, which is
 * another thing than "none".
 */
export async function collectRequiredChecks(
  reads: RepositoryReads,
  branch: string,
): Promise<readonly RequiredCheck[] | undefined> {
  const [byRules, classic] = await Promise.all([
    orUnknown(reads.requiredChecks(branch)),
    orUnknown(reads.branch(branch).then(found => found.requiredChecks)),
  ]);
  if (byRules === undefined && (classic === undefined || classic.length === 0)) return undefined;

  const all = [...(byRules ?? []), ...(classic ?? [])];
  const unique = new Map(all.map(check => [`${check.appId} ${check.name}`, check]));

  return [...unique.values()];
}

export function ciState(
  seen: CiSeen,
  required: readonly RequiredCheck[] | undefined,
  ownAppId: number,
  ignore: readonly string[],
): CiState {
  return ciStateOf({ ...seen, required }, ownAppId, ignore);
}
