import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import type { WorkflowRunHandle } from '../github/handles/workflow-run-handle.ts';
import { type RecordedName, readRecorded } from './recorded.ts';

/** The files that a recorded commit changes against another one, as a push needs them; null deletes. */
export function recordedChanges(from: RecordedName, to: RecordedName): Record<string, string | null> {
  const before = readRecorded(from).files;
  const after = readRecorded(to).files;
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text);
  const deleted = Object.keys(before).filter(path => !(path in after));

  return Object.fromEntries([...changed, ...deleted.map(path => [path, null] as const)]);
}

/** Ends a run as the recorded test run ended, with the reports it wrote in one artifact. */
export function completeAsRecorded(run: WorkflowRunHandle, name: RecordedName): void {
  const { test, reports } = readRecorded(name);
  run.complete({
    conclusion: test === 'passed' ? 'success' : 'failure',
    artifacts:
      reports === null
        ? []
        : [
            {
              name: 'coverage',
              files: {
                'lcov.info': reports.lcov,
                'cobertura-coverage.xml': reports.cobertura,
                'index.html': '<!doctype html><title>Coverage</title>',
              },
            },
          ],
  });
}

/** The branch's own CI on its tip. */
export function runOnPush(repository: RepositoryHandle, branch: string, name: RecordedName): void {
  completeAsRecorded(repository.startWorkflowRun({ branch, event: 'push' }), name);
}

/** The pull request's CI: GitHub checks out its test merge. */
export function runOnPullRequest(repository: RepositoryHandle, number: number, name: RecordedName): void {
  completeAsRecorded(repository.startWorkflowRun({ pullRequest: number }), name);
}
