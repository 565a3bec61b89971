import { z } from 'zod';
import type { CheckRun } from '../../model/ci.ts';
import { instant } from './instant.ts';

const checkRunShape = z
  .object({
    id: z.number(),
    name: z.string(),
    app: z.object({ id: z.number(), slug: z.string().nullish() }).nullish(),
    head_sha: z.string(),
    status: z.string(),
    conclusion: z.string().nullish(),
    external_id: z.string().nullish(),
    started_at: instant.nullish(),
    completed_at: instant.nullish(),
    html_url: z.string().nullish(),
    url: z.string(),
  })
  .transform(
    (run): CheckRun => ({
      id: run.id,
      name: run.name,
      appId: run.app?.id ?? null,
      appSlug: run.app?.slug ?? null,
      headSha: run.head_sha,
      status: run.status,
      conclusion: run.conclusion ?? null,
      externalId: run.external_id || null,
      startedAt: run.started_at ?? null,
      completedAt: run.completed_at ?? null,
      url: run.html_url ?? run.url,
    }),
  );

export const checkRunsShape = z
  .object({ check_runs: z.array(checkRunShape) })
  .transform(answer => answer.check_runs);

export const createdCheckRunShape = z.object({ id: z.number() }).transform(({ id }) => ({ id }));
