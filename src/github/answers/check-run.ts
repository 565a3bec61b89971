import { z } from 'zod';
import type { CheckRun, OwnCheckRun } from '../../model/ci.ts';
import { instant } from './instant.ts';

const bareCheckRun = z.object({
  id: z.number(),
  name: z.string(),
  check_suite: z.object({ id: z.number() }).nullish(),
  app: z.object({ id: z.number(), slug: z.string().nullish() }).nullish(),
  head_sha: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  external_id: z.string().nullish(),
  started_at: instant.nullish(),
  completed_at: instant.nullish(),
  html_url: z.string().nullish(),
  url: z.string(),
});

const ownCheckRun = bareCheckRun.extend({
  output: z.object({ title: z.string().nullish(), summary: z.string().nullish() }).nullish(),
});

export const checkRunsShape = z
  .object({ check_runs: z.array(bareCheckRun.transform(toCheckRun)) })
  .transform(answer => answer.check_runs);

export const ownCheckRunsShape = z
  .object({ check_runs: z.array(ownCheckRun.transform(toOwnCheckRun)) })
  .transform(answer => answer.check_runs);

export const createdCheckRunShape = z.object({ id: z.number() }).transform(({ id }) => ({ id }));

function toCheckRun(run: z.infer<typeof bareCheckRun>): CheckRun {
  return {
    id: run.id,
    suiteId: run.check_suite?.id ?? null,
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
  };
}

function toOwnCheckRun(run: z.infer<typeof ownCheckRun>): OwnCheckRun {
  return { ...toCheckRun(run), title: run.output?.title ?? null, summary: run.output?.summary ?? null };
}
