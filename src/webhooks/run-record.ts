import { z } from 'zod';
import type { RunConclusion, RunRecord } from '../model/records/run-record.ts';
import { toAccount } from './account.ts';

const conclusions: readonly RunConclusion[] = [
  ...(['success', 'failure', 'timed_out', 'startup_failure', 'cancelled', 'skipped'] as const),
  ...(['neutral', 'stale', 'action_required'] as const),
];

/** What is remembered of a run, beside what asks for checks. All of it may be missing. */
export const runRecordFields = {
  name: z.string().nullish(),
  path: z.string().nullish(),
  conclusion: z.string().nullish(),
  updated_at: z.coerce.date().nullish(),
  actor: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
  pull_requests: z.array(z.object({ number: z.int() })).nullish(),
};

const fields = z.object({
  ...runRecordFields,
  id: z.int(),
  event: z.string(),
  run_attempt: z.int().nullish(),
  created_at: z.coerce.date(),
  head_sha: z.string(),
  head_branch: z.string().nullish(),
});

/** One attempt of a run that has ended; undefined where the payload does not tell how. */
export function toRunRecord(run: z.infer<typeof fields>): RunRecord | undefined {
  const conclusion = conclusions.find(one => one === run.conclusion);
  if (conclusion === undefined || !run.path) return undefined;
  // A workflow of another ref carries it after an @.
  const workflow = run.path.split('@')[0] ?? run.path;

  return {
    ...{ id: run.id, workflow, name: run.name ?? workflow, event: run.event },
    ...{ branch: run.head_branch ?? null, sha: run.head_sha, createdAt: run.created_at.getTime() },
    ...{ pushedAt: null, actor: toAccount(run.actor), isInferred: false },
    attempts: [{ number: run.run_attempt ?? 1, conclusion, completedAt: run.updated_at?.getTime() ?? null }],
    pullRequest: run.pull_requests?.[0]?.number ?? null,
  };
}
