import { checkRunNames } from '../../model/check-run-output.ts';
import type { CheckRun, Repository } from '../github/world/records.ts';

const order: readonly string[] = Object.values(checkRunNames);

/** What GitHub shows of a commit: the newest run of each App and name. Rung's first, always in the same order. */
export function newestRuns(repository: Repository, headSha: string): readonly CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns)
    if (run.headSha === headSha) newest.set(`${run.suite.app.id} ${run.name}`, run);

  return [...newest.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

export function isRungs(run: CheckRun): boolean {
  return run.suite.app.slug === 'rung';
}

function placeOf(run: CheckRun): number {
  const place = isRungs(run) ? order.indexOf(run.name) : -1;

  return place === -1 ? order.length : place;
}
