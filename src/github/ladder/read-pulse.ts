import { z } from 'zod';
import type { LadderReads } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { pulseQuery } from './queries/pulse-query.ts';

const answerShape = z.object({
  repository: z.looseObject({
    defaultBranchRef: z.object({ name: z.string() }).loose().nullish(),
    issues: z
      .object({ totalCount: z.int(), nodes: z.array(z.looseObject({ number: z.int() }).nullable()) })
      .nullish(),
  }),
});

/** Parts that take a permission of their own: without it they do not move. */
const dispensable = ['pullRequests', 'issues', 'deployments'];

export function readPulse({ graphql, place }: LadderSource): Pick<LadderReads, 'pulse'> {
  return {
    async pulse(own) {
      const { repository } = await graphql.ask(pulseQuery, { ...place }, answerShape, dispensable);

      return JSON.stringify({ ...repository, issues: othersIn(repository.issues, own) });
    },
  };
}

type Issues = z.infer<typeof answerShape>['repository']['issues'];

/** The newest that somebody else opened: what Rung writes itself moves nothing. */
function othersIn(issues: Issues, own: ReadonlySet<number>) {
  if (issues == null) return issues;
  const newest = issues.nodes.find(issue => issue !== null && !own.has(issue.number)) ?? null;

  return { count: issues.totalCount - own.size, newest };
}
