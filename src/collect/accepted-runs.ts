import { latestRuns } from '../facts/ci-runs.ts';
import type { WorkflowRun } from '../model/ci.ts';
import { globMatcher } from '../model/glob.ts';
import type { PullRequest } from '../model/pull-request.ts';

const events = new Set(['push', 'pull_request', 'merge_group']);

/**
 * Runs whose artifacts may speak for a pull request: of its head commit, from its head repository, started by the
 * change itself. Only the API's words count, never what stands inside an artifact.
 */
export function acceptedRuns(runs: readonly WorkflowRun[], pull: PullRequest): readonly WorkflowRun[] {
  return latestRuns(
    runs.filter(
      run =>
        run.headSha === pull.headSha &&
        events.has(run.event) &&
        (pull.headRepositoryId === null || run.headRepositoryId === pull.headRepositoryId),
    ),
  );
}

const folder = '.github/workflows/';

/** Of workflows whose files match; without globs all are. GitHub writes a reusable workflow's revision behind its path. */
export function ofWorkflows(globs: readonly string[]): (run: WorkflowRun) => boolean {
  if (globs.length === 0) return () => true;
  const matches = globMatcher(globs);

  return ({ path }) => {
    const [file = ''] = path.split('@');

    return matches(file.startsWith(folder) ? file.slice(folder.length) : file);
  };
}
