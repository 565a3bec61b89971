import { workflowRunShape, workflowShape } from '../shapes/workflow-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Artifact, Repository, RunConclusion, Workflow, WorkflowRun } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';
import { createCheckRun, updateCheckRun } from './check-run.ts';
import { createSuite } from './check-suite.ts';

export interface NewWorkflowRun {
  readonly workflow: Workflow;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepository: Repository;
  readonly actor: Account;
  readonly title: string;
  /** A first-time contributor's run: nothing happens before a maintainer approves it. */
  readonly awaitsApproval: boolean;
}

/** A new run is `queued`; one that awaits approval is `completed` with `action_required`, as GitHub's API tells it. */
export function createWorkflowRun(
  state: WorldState,
  repository: Repository,
  fresh: NewWorkflowRun,
): WorkflowRun {
  const now = state.clock();
  const { workflow, event, headSha, headBranch, headRepository, actor, title } = fresh;
  const run: WorkflowRun = {
    id: takeId(state),
    repository,
    workflow,
    event,
    headSha,
    headBranch,
    headRepository,
    actor,
    title,
    runNumber: repository.workflowRuns.filter(one => one.workflow.id === workflow.id).length + 1,
    attempt: 1,
    status: fresh.awaitsApproval ? 'completed' : 'queued',
    conclusion: fresh.awaitsApproval ? 'action_required' : null,
    checkSuite: createSuite(state, repository, state.actions, headSha, headBranch),
    jobs: [],
    earlierAttempts: [],
    createdAt: now,
    updatedAt: now,
    startedAt: now,
  };
  repository.workflowRuns.push(run);
  announceRun(state, run, 'requested');
  if (fresh.awaitsApproval) announceRun(state, run, 'completed');
  return run;
}

export function approveWorkflowRun(state: WorldState, run: WorkflowRun): void {
  run.status = 'queued';
  run.conclusion = null;
  run.updatedAt = run.startedAt = state.clock();
  announceRun(state, run, 'requested');
}

/** The run starts; each job is a check run of GitHub Actions. */
export function beginWorkflowRun(state: WorldState, run: WorkflowRun, jobs: readonly string[]): void {
  run.status = 'in_progress';
  run.updatedAt = state.clock();
  announceRun(state, run, 'in_progress');
  for (const name of jobs) {
    const at = state.clock();
    run.jobs.push({
      ...{ id: takeId(state), attempt: run.attempt, name },
      ...{ createdAt: run.startedAt, startedAt: at, completedAt: null, conclusion: null },
    });
    createCheckRun(state, run.repository, {
      app: state.actions,
      suite: run.checkSuite,
      name,
      headSha: run.headSha,
      status: 'in_progress',
    });
  }
}

export function completeWorkflowRun(
  state: WorldState,
  run: WorkflowRun,
  conclusion: RunConclusion,
  jobs: Readonly<Record<string, RunConclusion>> = {},
): void {
  for (const job of run.repository.checkRuns)
    if (job.suite.id === run.checkSuite.id && job.status !== 'completed')
      updateCheckRun(state, run.repository, job, { conclusion: jobs[job.name] ?? conclusion });
  for (const job of run.jobs.filter(one => one.attempt === run.attempt)) {
    job.conclusion = jobs[job.name] ?? conclusion;
    job.completedAt = state.clock();
  }
  run.status = 'completed';
  run.conclusion = conclusion;
  run.updatedAt = state.clock();
  announceRun(state, run, 'completed');
}

/** "Re-run all jobs": the same run and check suite, the next attempt. */
export function rerunWorkflowRun(state: WorldState, run: WorkflowRun): void {
  const { attempt, status, conclusion, startedAt, updatedAt } = run;
  run.earlierAttempts.push({ attempt, status, conclusion, startedAt, updatedAt });
  run.attempt += 1;
  run.status = 'queued';
  run.conclusion = null;
  run.updatedAt = run.startedAt = state.clock();
  announceRun(state, run, 'requested');
}

export function uploadArtifact(state: WorldState, run: WorkflowRun, name: string, zip: Uint8Array): Artifact {
  const artifact = {
    id: takeId(state),
    run,
    attempt: run.attempt,
    name,
    zip,
    expired: false,
    createdAt: state.clock(),
  };
  run.repository.artifacts.push(artifact);
  return artifact;
}

function announceRun(
  state: WorldState,
  run: WorkflowRun,
  action: 'requested' | 'in_progress' | 'completed',
): void {
  announce(state, run.repository, ['workflow_run', action], run.actor, {
    workflow_run: workflowRunShape(state, run),
    workflow: workflowShape(state, run.repository, run.workflow),
  });
}
