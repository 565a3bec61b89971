import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type {
  PullRequestOptions,
  RepositoryHandle,
} from '../../src/playground/github/handles/repository-handle.ts';
import type {
  ArtifactContent,
  RunOutcome,
  WorkflowRunHandle,
} from '../../src/playground/github/handles/workflow-run-handle.ts';

/** How many testable lines a small change adds. */
export const lineCount = 10;

/** The file that a small change adds: ten lines. */
export const pathOf = (branch: string) => `src/${branch}.ts`;

/** Pushes a branch that adds one file of ten testable lines, and opens a pull request from it. */
export function openSmallPull(
  repository: RepositoryHandle,
  branch: string,
  options: Partial<PullRequestOptions> = {},
): PullRequestHandle {
  repository.push(branch, { [pathOf(branch)]: code(branch) }, { by: 'mia' });

  return repository.openPullRequest({ head: branch, author: 'mia', ...options });
}

export const code = (name: string) =>
  Array.from({ length: lineCount }, (_, i) => `export const ${name}${i} = ${i};\n`).join('');

/** What the coverage check says of a small change: `failure: 70.00% of …`. */
export function judgedAt(run: number): string {
  return `${run >= 8 ? 'success' : 'failure'}: ${run * 10}.00% of 10 changed lines run by tests; asked 80%`;
}

/** An artifact with a report in which tests run the first `run` of the ten lines. */
export function coverageOf(branch: string, run: number): ArtifactContent {
  return { name: 'coverage', files: { 'lcov.info': lcov(pathOf(branch), hitsOf(run)) } };
}

export const hitsOf = (run: number) => Array.from({ length: lineCount }, (_, i) => (i < run ? 1 : 0));

/** One file's record; `hits` from line 1 on. */
export function lcov(path: string, hits: readonly number[]): string {
  return `SF:${path}\n${hits.map((hit, i) => `DA:${i + 1},${hit}\n`).join('')}end_of_record\n`;
}

/** The pull request's CI, from start to end, with a report in which tests run `run` of the ten lines. */
export function runSmallCi(
  repository: RepositoryHandle,
  pull: PullRequestHandle,
  run: number,
  outcome: Partial<RunOutcome> = {},
): WorkflowRunHandle {
  const artifacts = [coverageOf(pull.record.headBranch, run)];

  return repository
    .startWorkflowRun({ pullRequest: pull.number })
    .complete({ conclusion: 'success', artifacts, ...outcome });
}
