import type { CheckRun, Repository } from '../github/world/records.ts';

/** What GitHub shows of a commit: the newest run of each App and name. Rung's first, in the order of their first run. */
export function newestRuns(repository: Repository, headSha: string): readonly CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns)
    if (run.headSha === headSha) newest.set(`${run.suite.app.id} ${run.name}`, run);

  return [...newest.values()].sort((a, b) => Number(isRungs(b)) - Number(isRungs(a)));
}

export function isRungs(run: CheckRun): boolean {
  return run.suite.app.slug === 'rung';
}
