import { z } from 'zod';
import { GatewayError } from '../../model/gateway-error.ts';
import { type Instant, minuteMs } from '../../model/records/instant.ts';
import type { JobRecord, RunAttempt, RunConclusion } from '../../model/records/run-record.ts';
import { instantMs, restAccount } from './answers.ts';
import type { LadderReads, RunSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';

/** GitHub lists no more than this of one search, and does not say so. */
const mostOfOneSearch = 1000;
/** Beyond, an assessment would take the installation's whole hour. */
const mostRuns = 5000;

const conclusions: ReadonlySet<string> = new Set<RunConclusion>([
  ...(['success', 'failure', 'timed_out', 'startup_failure', 'cancelled', 'skipped'] as const),
  ...(['neutral', 'stale', 'action_required'] as const),
]);

/** What GitHub may invent later stands for no end that anybody could judge. */
const conclusion = z
  .string()
  .nullish()
  .transform((text): RunConclusion | null =>
    text == null ? null : conclusions.has(text) ? (text as RunConclusion) : 'neutral',
  );

const attemptShape = z.object({
  run_attempt: z.number().nullish(),
  status: z.string().nullish(),
  conclusion,
  updated_at: instantMs,
});

/** A run has no field for its end: `updated_at` moves on later edits too, so the ends of its jobs are better. */
function toAttempt(row: z.output<typeof attemptShape>): RunAttempt {
  const isDone = row.status === 'completed';
  return {
    number: row.run_attempt ?? 1,
    conclusion: isDone ? row.conclusion : null,
    completedAt: isDone ? row.updated_at : null,
  };
}

const runShape = attemptShape
  .extend({
    id: z.number(),
    name: z.string().nullish(),
    path: z.string().nullish(),
    event: z.string(),
    head_branch: z.string().nullish(),
    head_sha: z.string(),
    created_at: instantMs,
    actor: restAccount,
  })
  .transform((row): RunSeen => {
    // Runs of required workflows name the file as path@ref.
    const workflow = (row.path ?? '').split('@', 1)[0] ?? '';
    return {
      ...{ id: row.id, workflow, name: row.name ?? workflow, event: row.event, sha: row.head_sha },
      ...{ branch: row.head_branch ?? null, createdAt: row.created_at, actor: row.actor },
      attempts: [toAttempt(row)],
    };
  });

const firstShape = z
  .object({ total_count: z.number(), workflow_runs: z.array(runShape) })
  .transform(({ total_count, workflow_runs }) => ({ total: total_count, runs: workflow_runs }));
const runsShape = firstShape.transform(({ runs }) => runs);

const jobsShape = z
  .object({
    jobs: z.array(
      z
        .object({
          run_id: z.number(),
          run_attempt: z.number().nullish(),
          name: z.string(),
          created_at: instantMs.nullish(),
          started_at: instantMs.nullish(),
          completed_at: instantMs.nullish(),
          conclusion,
        })
        .transform(
          (job): JobRecord => ({
            ...{ runId: job.run_id, attempt: job.run_attempt ?? 1, name: job.name },
            createdAt: job.created_at ?? job.started_at ?? 0,
            startedAt: job.started_at ?? null,
            completedAt: job.completed_at ?? null,
            conclusion: job.conclusion,
          }),
        ),
    ),
  })
  .transform(answer => answer.jobs);

export function readRuns({ client, fullName }: LadderSource): Pick<LadderReads, 'runs' | 'attempt' | 'jobs'> {
  const tooMany = () => new GatewayError('too-large', `${fullName}: more than ${mostRuns} workflow runs.`);

  const callFor = (from: Instant, until: Instant, more: { per_page: number; page?: number }) =>
    ({
      route: 'GET /repos/{owner}/{repo}/actions/runs',
      parameters: { created: `${iso(from)}..${iso(until)}`, exclude_pull_requests: true, ...more },
      what: 'workflow runs',
    }) as const;

  /**
   * A slice that GitHub may have cut is halved, down to a minute: whether it counts what it cuts is nowhere said. The
   * first page tells how many there are.
   */
  async function slice(from: Instant, until: Instant): Promise<readonly RunSeen[]> {
    const first = await client.ask(callFor(from, until, { per_page: 100 }), firstShape);
    if (first.total > mostRuns) throw tooMany();
    if (first.total <= first.runs.length) return first.runs;
    if (first.total < mostOfOneSearch || until - from <= minuteMs) {
      const rest = await client.list(callFor(from, until, { per_page: 100, page: 2 }), runsShape, {
        mostPages: mostOfOneSearch / 100,
      });
      return [...first.runs, ...rest];
    }
    // GitHub counts in whole seconds, and both ends belong to a slice.
    const middle = Math.floor((from + until) / 2000) * 1000;
    const newer = await slice(middle + 1000, until);
    const older = await slice(from, middle);
    if (newer.length + older.length > mostRuns) throw tooMany();

    return [...newer, ...older];
  }

  return {
    async runs(since, until) {
      // A run that begins while pages are read moves another one onto the next page.
      const byId = new Map((await slice(since, until)).map(run => [run.id, run]));
      return [...byId.values()].toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
    },

    attempt: async (runId, attempt) =>
      toAttempt(
        await client.ask(
          {
            route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
            parameters: { run_id: runId, attempt_number: attempt, exclude_pull_requests: true },
            what: `attempt ${attempt} of workflow run ${runId}`,
          },
          attemptShape,
        ),
      ),

    jobs: (runId, attempt) =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
          parameters: { run_id: runId, attempt_number: attempt },
          what: `jobs of workflow run ${runId}`,
        },
        jobsShape,
      ),
  };
}

const iso = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
