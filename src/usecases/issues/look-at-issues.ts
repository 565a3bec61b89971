import { orUnknown } from '../../collect/or-unknown.ts';
import type { RepositoryIssue } from '../../github/issue-port.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import { isLost } from './acceptance.ts';
import type { Beholder } from './after-sight.ts';
import { lookAtIssue } from './look-at-issue.ts';

/** An issue as it is known now; null where it is not in the repository any more. */
export interface PresentIssue {
  readonly row: FiledIssue;
  readonly issue: RepositoryIssue | null;
}

/** GitHub's lists may lack what was written so lately. */
const freshMs = 60_000;
/** Our clock and GitHub's differ by less. */
const clocksMs = 60_000;

/**
 * All issues that Rung filed in a repository, with what people did to them since: one list, and one more read for each that
 * is not as it was. By subject; undefined where the repository's issues may not be read.
 */
export async function lookAtIssues(
  services: Services,
  repository: RepositoryRef,
  filed: readonly FiledIssue[],
  beholder: Beholder,
): Promise<ReadonlyMap<string, PresentIssue> | undefined> {
  if (filed.every(isLost)) return new Map(filed.map(row => [row.subject, { row, issue: null }]));
  const listed = await orUnknown(services.github.writes(repository).ownIssues());
  if (listed === undefined) return undefined;

  const present = new Map<string, PresentIssue>();
  for (const row of filed) {
    const issue = listed.find(({ number }) => number === row.number);
    present.set(row.subject, await presentIssue(services, repository, { row, issue }, beholder));
  }

  return present;
}

async function presentIssue(
  services: Services,
  repository: RepositoryRef,
  { row, issue }: { readonly row: FiledIssue; readonly issue: RepositoryIssue | undefined },
  beholder: Beholder,
): Promise<PresentIssue> {
  if (issue !== undefined && isAsKnown(row, issue)) return { row, issue };
  if (issue === undefined && isLost(row)) return { row, issue: null };
  const isFresh = beholder.at.getTime() - row.filedAt.getTime() < freshMs;
  if (issue === undefined && isFresh) return { row, issue: null };
  const seen = await lookAtIssue(services, repository, row, beholder);

  return { row: seen.row, issue: typeof seen.sight === 'string' ? null : seen.sight };
}

/** Lists do not say who closed an issue: where it was closed since, it is read alone. */
function isAsKnown({ ending, endedAt }: FiledIssue, { state, closedAt }: RepositoryIssue): boolean {
  if (state === 'open' || ending === null) return state === 'open' && ending === null;

  return (closedAt?.getTime() ?? 0) <= (endedAt?.getTime() ?? 0) + clocksMs;
}
