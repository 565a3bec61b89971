import { z } from 'zod';
import type { Artifact } from '../../model/ci.ts';
import { instant } from './instant.ts';

const artifactShape = z
  .object({
    id: z.number(),
    name: z.string(),
    size_in_bytes: z.number(),
    expired: z.boolean(),
    created_at: instant.nullish(),
    workflow_run: z
      .object({
        id: z.number().nullish(),
        head_branch: z.string().nullish(),
        head_sha: z.string().nullish(),
      })
      .nullish(),
  })
  .transform(
    (artifact): Artifact => ({
      id: artifact.id,
      name: artifact.name,
      sizeBytes: artifact.size_in_bytes,
      expired: artifact.expired,
      createdAt: artifact.created_at ?? new Date(0),
      runId: artifact.workflow_run?.id ?? null,
      headBranch: artifact.workflow_run?.head_branch ?? null,
      headSha: artifact.workflow_run?.head_sha ?? null,
    }),
  );

export const artifactsShape = z
  .object({ artifacts: z.array(artifactShape) })
  .transform(answer => answer.artifacts);
