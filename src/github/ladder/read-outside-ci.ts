import { z } from 'zod';
import type { Instant } from '../../model/records/instant.ts';
import type { RunConclusion } from '../../model/records/run-record.ts';
import { allPages, type Page } from '../graphql/graphql-pages.ts';
import { instantMs, nodesOf, pageInfo } from './answers.ts';
import type { LadderReads, ReportSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { outsideCiQuery } from './queries/outside-ci-query.ts';

const limits = { size: 50, mostPages: 20 };
const actionsSlug = 'github-actions';

const conclusions: Readonly<Record<string, RunConclusion>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  // A status knows this one too: whatever it was, the commit has no green.
  ERROR: 'failure',
  TIMED_OUT: 'timed_out',
  STARTUP_FAILURE: 'startup_failure',
  CANCELLED: 'cancelled',
  SKIPPED: 'skipped',
  NEUTRAL: 'neutral',
  STALE: 'stale',
  ACTION_REQUIRED: 'action_required',
};

const contextShape = z.object({
  name: z.string().nullish(),
  conclusion: z.string().nullish(),
  startedAt: instantMs.nullish(),
  completedAt: instantMs.nullish(),
  checkSuite: z
    .object({
      createdAt: instantMs,
      app: z.object({ databaseId: z.number().nullish(), slug: z.string().nullish() }).nullish(),
    })
    .nullish(),
  context: z.string().nullish(),
  state: z.string().nullish(),
  createdAt: instantMs.nullish(),
});

const commitShape = z.object({
  oid: z.string(),
  statusCheckRollup: z.object({ contexts: z.object({ nodes: nodesOf(contextShape) }) }).nullish(),
});
const answerShape = z.object({
  repository: z.object({
    ref: z
      .object({
        target: z
          .object({ history: z.object({ pageInfo, nodes: nodesOf(commitShape) }).nullish() })
          .nullish(),
      })
      .nullish(),
  }),
});

/** The last commits of a branch, with what others than GitHub Actions and Rung reported on them. */
export function readOutsideCi({
  graphql,
  place,
  fullName,
  isOwn,
}: LadderSource): Pick<LadderReads, 'reports'> {
  function reportOf(sha: string, context: z.output<typeof contextShape>): readonly ReportSeen[] {
    const app = context.checkSuite?.app;
    const isCheck = context.checkSuite != null;
    const name = context.name ?? context.context;
    const beganAt = context.startedAt ?? context.checkSuite?.createdAt ?? context.createdAt;
    if (app?.slug === actionsSlug || name == null || beganAt == null) return [];
    if (isOwn({ name, appId: app?.databaseId ?? null })) return [];
    const conclusion = conclusions[context.conclusion ?? context.state ?? ''] ?? null;

    return [
      {
        ...{ sha, name, kind: isCheck ? 'check' : 'status', appSlug: app?.slug ?? null, beganAt, conclusion },
        completedAt: conclusion === null ? null : (context.completedAt ?? beganAt),
      },
    ];
  }

  return {
    async reports(branch: string, since: Instant) {
      const commits = await allPages(
        async (first, after): Promise<Page<z.output<typeof commitShape>>> => {
          const asked = { branch: `refs/heads/${branch}`, since: new Date(since).toISOString() };
          const answer = await graphql.ask(outsideCiQuery, { ...place, ...asked, first, after }, answerShape);
          const history = answer.repository.ref?.target?.history;
          return { rows: history?.nodes ?? [], next: history?.pageInfo ?? null };
        },
        { ...limits, what: `${fullName}: checks and statuses` },
      );

      return commits.flatMap(({ oid, statusCheckRollup }) =>
        (statusCheckRollup?.contexts.nodes ?? []).flatMap(context => reportOf(oid, context)),
      );
    },
  };
}
