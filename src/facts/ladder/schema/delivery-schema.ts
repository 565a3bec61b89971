import { z } from 'zod';
import type {
  BranchRecord,
  CommitRecord,
  CoverageRecord,
  DeploymentRecord,
  DeploymentStatus,
  HeadRecord,
  ReleaseRecord,
  TagRecord,
} from '../../../model/records/delivery-records.ts';
import type { JobRecord, RunAttempt, RunConclusion, RunRecord } from '../../../model/records/run-record.ts';
import { count, instant, recordOf, someone, texts } from './values.ts';

export const commitSchema = recordOf<CommitRecord>({
  sha: z.string(),
  parents: texts,
  author: someone,
  authoredAt: instant,
  committedAt: instant,
  reverts: texts,
  deniesFailure: z.boolean().optional(),
});

export const headSchema = recordOf<HeadRecord>({
  sha: z.string(),
  at: instant,
  by: someone,
  pullRequest: count.nullable(),
});

export const deploymentSchema = recordOf<DeploymentRecord>({
  id: count,
  sha: z.string(),
  environment: z.string(),
  isProduction: z.boolean(),
  isTransient: z.boolean(),
  creator: someone,
  createdAt: instant,
  runId: count.nullable(),
  statuses: z.array(
    recordOf<DeploymentStatus>({
      state: z.enum(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success']),
      at: instant,
    }),
  ),
});

export const releaseSchema = recordOf<ReleaseRecord>({
  tag: z.string(),
  sha: z.string().nullable(),
  isDraft: z.boolean(),
  isPrerelease: z.boolean(),
  publishedAt: instant.nullable(),
  author: someone,
  assets: texts,
  pullRequests: z.array(count),
});

export const tagSchema = recordOf<TagRecord>({ name: z.string(), sha: z.string() });

export const branchSchema = recordOf<BranchRecord>({
  name: z.string(),
  sha: z.string(),
  lastCommitAt: instant,
  ahead: count.nullable(),
});

export const coverageSchema = recordOf<CoverageRecord>({
  sha: z.string(),
  at: instant,
  covered: count,
  coverable: count,
});

const conclusion: z.ZodType<RunConclusion | null> = z
  .enum([
    ...(['success', 'failure', 'timed_out', 'startup_failure', 'cancelled'] as const),
    ...(['skipped', 'neutral', 'stale', 'action_required'] as const),
  ])
  .nullable();

export const runSchema = recordOf<RunRecord>({
  id: count,
  workflow: z.string(),
  name: z.string(),
  event: z.string(),
  branch: z.string().nullable(),
  sha: z.string(),
  createdAt: instant,
  pushedAt: instant.nullable(),
  actor: someone,
  attempts: z.array(recordOf<RunAttempt>({ number: count, conclusion, completedAt: instant.nullable() })),
  pullRequest: count.nullable(),
  isInferred: z.boolean(),
});

export const jobSchema = recordOf<JobRecord>({
  runId: count,
  attempt: count,
  name: z.string(),
  createdAt: instant,
  startedAt: instant.nullable(),
  completedAt: instant.nullable(),
  conclusion,
});
