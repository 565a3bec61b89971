import { type CheckRunChange, createCheckRun, updateCheckRun } from '../actions/check-run.ts';
import { checkRunShape } from '../shapes/check-shape.ts';
import { repositoryHtmlUrl } from '../shapes/repository-shape.ts';
import type { CheckAnnotation, CheckRun, RunConclusion, RunStatus } from '../world/records.ts';
import { type Answer, answer, ContractBreach, notFound, Refusal, unprocessable } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
import { countedAnswer, listAnswer } from './paging.ts';
import { resolveCommit } from './resolve-commit.ts';

const reading = { auth: 'installation', permissions: ['checks:read'] } as const;
const writing = { auth: 'installation', permissions: ['checks:write'] } as const;

export const checkRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    ...reading,
    handle: listCheckRuns,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}',
    ...reading,
    handle: call => answer(checkRunShape(call.services.state, repositoryOf(call), checkRunFrom(call))),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    ...reading,
    handle: call => {
      const repository = repositoryOf(call);
      const run = checkRunFrom(call);
      const html = repositoryHtmlUrl(call.services.state, repository);
      return listAnswer(call, run.annotations, one => ({
        path: one.path,
        blob_href: `${html}/blob/${run.headSha}/${one.path}`,
        start_line: one.start_line,
        end_line: one.end_line,
        start_column: one.start_column ?? null,
        end_column: one.end_column ?? null,
        annotation_level: one.annotation_level,
        title: one.title ?? null,
        message: one.message,
        raw_details: one.raw_details ?? null,
      }));
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/check-runs',
    ...writing,
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const { name, head_sha: headSha } = call.body as { name: string; head_sha: string };
      if (repository.objects.findCommit(headSha) === undefined)
        throw unprocessable(`No commit found for SHA: ${headSha}`);
      const change = changeFrom(call);
      const run = createCheckRun(state, repository, { ...change, name, headSha, app: state.app });
      return answer(checkRunShape(state, repository, run), 201);
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    ...writing,
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const run = checkRunFrom(call);
      if (run.suite.app.id !== state.app.id)
        throw new Refusal(
          403,
          `Invalid app_id \`${state.app.id}\` - check run can only be modified by the GitHub App that created it.`,
        );
      const change = changeFrom(call);
      if (
        run.status === 'completed' &&
        change.conclusion === undefined &&
        (change.status ?? 'completed') !== 'completed'
      )
        throw new ContractBreach(
          422,
          'Invalid request.\n\nA completed check run cannot go back to an earlier status.',
        );
      updateCheckRun(state, repository, run, change);
      return answer(checkRunShape(state, repository, run));
    },
  },
];

interface CheckRunBody {
  readonly name?: string;
  readonly status?: RunStatus;
  readonly conclusion?: RunConclusion;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary?: string;
    readonly text?: string;
    readonly annotations?: readonly CheckAnnotation[];
  };
}

function changeFrom(call: Call): CheckRunChange {
  const body = call.body as CheckRunBody;
  const date = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
  if (body.details_url !== undefined && !/^https?:\/\//.test(body.details_url))
    throw new ContractBreach(422, 'Invalid request.\n\ndetails_url must use http or https scheme.');
  if (body.status === 'completed' && body.conclusion === undefined)
    throw new ContractBreach(422, 'Invalid request.\n\nA completed check run needs a conclusion.');
  return {
    name: body.name,
    status: body.status,
    conclusion: body.conclusion,
    externalId: body.external_id,
    detailsUrl: body.details_url,
    startedAt: date(body.started_at),
    completedAt: date(body.completed_at),
    title: body.output?.title,
    summary: body.output?.summary,
    text: body.output?.text,
    annotations: body.output?.annotations,
  };
}

function checkRunFrom(call: Call): CheckRun {
  const id = numberFrom(call, 'check_run_id');
  const run = repositoryOf(call).checkRuns.find(one => one.id === id);
  if (run === undefined) throw notFound();
  return run;
}

/** Newest first. `latest`, the default: of each name in a check suite only the newest. */
function listCheckRuns(call: Call): Answer {
  const { query, services } = call;
  const repository = repositoryOf(call);
  const sha = resolveCommit(repository, call.path.ref ?? '');
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${call.path.ref}`);
  const name = query.get('check_name');
  const status = query.get('status');
  const appId = query.get('app_id');
  const seen = new Set<string>();
  const visible = services.state.clock().getTime() - services.limits.listLagSeconds * 1000;
  const found = repository.checkRuns
    .filter(run => run.headSha === sha && run.createdAt.getTime() <= visible)
    .reverse()
    .filter(run => {
      const key = `${run.suite.id} ${run.name}`;
      const latest = !seen.has(key);
      seen.add(key);
      return latest || query.get('filter') === 'all';
    })
    .filter(
      run =>
        (name === null || run.name === name) &&
        (status === null || run.status === status) &&
        (appId === null || run.suite.app.id === Number(appId)),
    );
  return countedAnswer(call, 'check_runs', found, run => checkRunShape(services.state, repository, run));
}
