import { z } from 'zod';
import type { WorkflowRun } from '../../model/ci.ts';
import { instant } from './instant.ts';

const workflowRunShape = z
  .object({
    id: z.number(),
    workflow_id: z.number(),
    check_suite_id: z.number().nullish(),
    name: z.string().nullish(),
    path: z.string().nullish(),
    event: z.string(),
    head_sha: z.string(),
    head_branch: z.string().nullish(),
    head_repository: z.object({ id: z.number() }).nullish(),
    run_number: z.number(),
    run_attempt: z.number().nullish(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
    created_at: instant,
    updated_at: instant,
    html_url: z.string(),
  })
  .transform(
    (run): WorkflowRun => ({
      id: run.id,
      workflowId: run.workflow_id,
      suiteId: run.check_suite_id ?? null,
      name: run.name ?? run.path ?? `workflow ${run.workflow_id}`,
      // Runs of required workflows name the file as path@ref.
      path: (run.path ?? '').split('@', 1)[0] ?? '',
      event: run.event,
      headSha: run.head_sha,
      headBranch: run.head_branch ?? null,
      headRepositoryId: run.head_repository?.id ?? null,
      runNumber: run.run_number,
      attempt: run.run_attempt ?? 1,
      status: run.status ?? 'unknown',
      conclusion: run.conclusion ?? null,
      createdAt: run.created_at,
      updatedAt: run.updated_at,
      url: run.html_url,
    }),
  );

export const workflowRunsShape = z
  .object({ workflow_runs: z.array(workflowRunShape) })
  .transform(answer => answer.workflow_runs);
