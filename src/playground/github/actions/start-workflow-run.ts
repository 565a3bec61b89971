import { branchTip } from '../world/branch-tip.ts';
import type { PullRequest, Repository, Workflow, WorkflowRun } from '../world/records.ts';
import { accountNamed, type WorldState } from '../world/world-state.ts';
import { refreshTestMerge } from './refresh-test-merge.ts';
import { ensureWorkflow, workflowFiles } from './register-workflows.ts';
import { createWorkflowRun } from './workflow-run.ts';

export interface RunRequest {
  /** Path of the workflow file. Default: the repository's only workflow, else `.github/workflows/ci.yml`. */
  readonly workflow?: string;
  /** Default: `pull_request` with a pull request, else `push`. */
  readonly event?: string;
  /** What it runs for: a pull request's number, or a branch (default: the default branch). */
  readonly pullRequest?: number;
  readonly branch?: string;
  /** A tag, for what a pushed tag or a release starts. */
  readonly tag?: string;
  /** Names of the jobs, each a check run of GitHub Actions. Default: one, called `test`. */
  readonly jobs?: readonly string[];
  readonly awaitsApproval?: boolean;
  readonly by?: string;
}

export interface StartedRun {
  readonly run: WorkflowRun;
  readonly testedSha: string;
}

export function startWorkflowRun(state: WorldState, repository: Repository, request: RunRequest): StartedRun {
  const event = request.event ?? (request.pullRequest === undefined ? 'push' : 'pull_request');
  const workflow = workflowFor(state, repository, request.workflow);
  const awaitsApproval = request.awaitsApproval ?? false;
  if (request.pullRequest === undefined) {
    const branch = request.tag ?? request.branch ?? repository.defaultBranch;
    const headSha =
      request.tag === undefined ? branchTip(repository, branch) : taggedCommit(repository, request.tag);
    const run = createWorkflowRun(state, repository, {
      workflow,
      event,
      headSha,
      headBranch: branch,
      headRepository: repository,
      actor: request.by === undefined ? repository.owner : accountNamed(state, request.by),
      title: firstLine(repository.objects.commit(headSha).message),
      awaitsApproval,
    });
    return { run, testedSha: headSha };
  }
  const pull = pullRequestNumbered(repository, request.pullRequest);
  const testedSha = event === 'pull_request' ? testMergeOf(state, pull) : pull.headSha;
  const run = createWorkflowRun(state, repository, {
    workflow,
    event,
    headSha: pull.headSha,
    headBranch: pull.headBranch,
    headRepository: pull.head ?? repository,
    actor: request.by === undefined ? pull.author : accountNamed(state, request.by),
    title: pull.title,
    awaitsApproval,
  });
  return { run, testedSha };
}

/** Paths of the workflows that an event starts, by the workflow files of the commit that counts for it. */
export function triggeredWorkflows(state: WorldState, repository: Repository, request: RunRequest): string[] {
  const event = request.event ?? (request.pullRequest === undefined ? 'push' : 'pull_request');
  const sha =
    request.pullRequest === undefined
      ? branchTip(repository, request.branch ?? repository.defaultBranch)
      : testMergeOf(state, pullRequestNumbered(repository, request.pullRequest));
  return workflowFiles(repository, sha)
    .filter(({ triggers }) => triggers.includes(event))
    .map(({ path }) => path);
}

function pullRequestNumbered(repository: Repository, number: number): PullRequest {
  const pull = repository.pullRequests.get(number);
  if (pull === undefined) throw new Error(`There is no pull request ${number}.`);
  return pull;
}

function taggedCommit(repository: Repository, tag: string): string {
  const sha = repository.refs.get(`refs/tags/${tag}`);
  if (sha === undefined) throw new Error(`There is no tag ${tag}.`);
  return repository.objects.peel(sha);
}

function testMergeOf(state: WorldState, pull: PullRequest): string {
  refreshTestMerge(state, pull);
  const sha = pull.testMerge?.sha;
  if (!sha) throw new Error(`Pull request ${pull.number} conflicts: GitHub starts no pull_request run.`);
  return sha;
}

function workflowFor(state: WorldState, repository: Repository, path: string | undefined): Workflow {
  const [only, ...others] = repository.workflows.values();
  if (path === undefined && only !== undefined && others.length === 0) return only;
  return ensureWorkflow(state, repository, path ?? '.github/workflows/ci.yml');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
