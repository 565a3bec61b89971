import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { CheckRun } from '../../src/playground/github/world/records.ts';

export const coverageName = 'Rung / Incremental coverage';
export const ciName = 'Rung / CI status';
export const wipName = 'Rung / WIP limit';
export const doneName = 'Rung / Definition of done';
export const securityName = 'Rung / Security';
export const policyName = 'Rung / Policy';
export const releaseName = 'Rung / Release';

/** All check runs of Rung's on a commit, oldest first, as `conclusion: title`, or `status: title` before the end. */
export function shownOn(repository: RepositoryHandle, headSha: string) {
  const lines = (name: string) =>
    repository.checks
      .runs({ app: 'rung', name, headSha })
      .map(run => `${run.conclusion ?? run.status}: ${run.title}`);

  return { coverage: lines(coverageName), ci: lines(ciName) };
}

/** The one coverage check on a commit; more or fewer are an error. */
export function theCoverageCheck(repository: RepositoryHandle, headSha: string): CheckRun {
  return theOnly(repository.checks.runs({ app: 'rung', name: coverageName, headSha }));
}

export function theCiCheck(repository: RepositoryHandle, headSha: string): CheckRun {
  return theOnly(repository.checks.runs({ app: 'rung', name: ciName, headSha }));
}

function theOnly(runs: readonly CheckRun[]): CheckRun {
  const [only, ...more] = runs;
  if (only === undefined || more.length > 0) throw new Error(`Expected one check run, found ${runs.length}.`);

  return only;
}
