import type { Json } from '../shapes/json.ts';
import { artifactShape, jobShape, workflowRunShape, workflowShape } from '../shapes/workflow-shape.ts';
import type { Artifact, WorkflowRun } from '../world/records.ts';
import { type Answer, answer, notFound, Refusal } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
import { inDateRange } from './date-range.ts';
import { countedAnswer } from './paging.ts';

const reading = { auth: 'installation', permissions: ['actions:read'] } as const;

export const actionRoutes: readonly Route[] = [
  { operation: 'GET /repos/{owner}/{repo}/actions/runs', ...reading, handle: listRuns },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    ...reading,
    handle: call => answer(workflowRunShape(call.services.state, runFrom(call))),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
    ...reading,
    handle: call => answer(workflowRunShape(call.services.state, attemptFrom(call))),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
    ...reading,
    handle: call => {
      const run = attemptFrom(call);
      const jobs = run.jobs.filter(job => job.attempt === run.attempt);
      return countedAnswer(call, 'jobs', jobs, job => jobShape(call.services.state, run, job));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/workflows',
    ...reading,
    handle: call => {
      const repository = repositoryOf(call);
      return countedAnswer(call, 'workflows', [...repository.workflows.values()], one =>
        workflowShape(call.services.state, repository, one),
      );
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    ...reading,
    handle: call => {
      const { id } = runFrom(call);
      return listArtifacts(
        call,
        repositoryOf(call).artifacts.filter(one => one.run.id === id),
      );
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/artifacts',
    ...reading,
    handle: call => listArtifacts(call, repositoryOf(call).artifacts),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    ...reading,
    handle: downloadArtifact,
  },
];

function runFrom(call: Call): WorkflowRun {
  const id = numberFrom(call, 'run_id');
  const run = repositoryOf(call).workflowRuns.find(one => one.id === id);
  if (run === undefined) throw notFound();
  return run;
}

/** The run as it was in one of its attempts. */
function attemptFrom(call: Call): WorkflowRun {
  const run = runFrom(call);
  const attempt = numberFrom(call, 'attempt_number');
  if (attempt === run.attempt) return run;
  const earlier = run.earlierAttempts.find(one => one.attempt === attempt);
  if (earlier === undefined) throw notFound();
  return { ...run, ...earlier };
}

/** GitHub shows no more of one search, whatever its total says. */
const mostOfOneSearch = 1000;

/** Newest first; `status` may name a conclusion too. */
function listRuns(call: Call): Answer {
  const { query, services } = call;
  const asked = (name: string, value: string | null) => {
    const wanted = query.get(name);
    return wanted === null || wanted === value;
  };
  const status = query.get('status');
  const found = repositoryOf(call)
    .workflowRuns.filter(
      run =>
        asked('head_sha', run.headSha) &&
        asked('branch', run.headBranch) &&
        asked('event', run.event) &&
        asked('actor', run.actor.login) &&
        asked('check_suite_id', String(run.checkSuite.id)) &&
        (status === null || run.status === status || run.conclusion === status) &&
        inDateRange(run.createdAt, query.get('created')),
    )
    .reverse();
  const isSearch = [...query.keys()].some(
    key => !['page', 'per_page', 'exclude_pull_requests'].includes(key),
  );
  const shown = isSearch ? found.slice(0, mostOfOneSearch) : found;
  const listed = countedAnswer(call, 'workflow_runs', shown, run => {
    const shape = workflowRunShape(services.state, run);
    return query.get('exclude_pull_requests') === 'true' ? { ...shape, pull_requests: [] } : shape;
  });
  return { ...listed, body: { ...(listed.body as Json), total_count: found.length } };
}

/** Newest first, of all attempts. */
function listArtifacts(call: Call, artifacts: readonly Artifact[]): Answer {
  const name = call.query.get('name');
  const found = artifacts.filter(one => name === null || one.name === name);
  return countedAnswer(
    call,
    'artifacts',
    call.query.get('direction') === 'asc' ? found : found.reverse(),
    one => artifactShape(call.services.state, one),
  );
}

function downloadArtifact(call: Call): Answer {
  const id = numberFrom(call, 'artifact_id');
  const artifact = repositoryOf(call).artifacts.find(one => one.id === id);
  if (artifact === undefined || call.path.archive_format !== 'zip') throw notFound();
  if (artifact.expired) throw new Refusal(410, 'Artifact has expired');
  const { downloads, state } = call.services;
  return { status: 302, headers: { location: downloads.link(artifact, state.clock()) }, body: undefined };
}
