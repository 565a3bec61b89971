import { z } from 'zod';
import type { LadderReads, Pulse } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { pulseQuery } from './queries/pulse-query.ts';

const issuesShape = z.object({
  totalCount: z.int(),
  nodes: z.array(z.looseObject({ number: z.int() }).nullable()),
});

const answerShape = z.object({
  repository: z.looseObject({
    defaultBranchRef: z
      .looseObject({ name: z.string(), target: z.looseObject({ oid: z.string() }).nullish() })
      .nullish(),
  }),
  withPulls: z.looseObject({}).nullish(),
  withIssues: z.object({ issues: issuesShape.nullish() }).nullish(),
  withDeployments: z.looseObject({}).nullish(),
});

/** Parts that take a permission of their own: without it they do not move. */
const dispensable = ['pullRequests', 'issues', 'deployments'];

export function readPulse({ graphql, place }: LadderSource): Pick<LadderReads, 'pulse'> {
  return {
    async pulse(own) {
      const answer = await graphql.ask(pulseQuery, { ...place }, answerShape, dispensable);
      const { repository, withPulls, withIssues, withDeployments } = answer;

      return {
        shown: JSON.stringify([repository, withPulls, othersIn(withIssues?.issues, own), withDeployments]),
        head: headIn(repository),
      };
    },
  };
}

function headIn({ defaultBranchRef: ref }: z.infer<typeof answerShape>['repository']): Pulse['head'] {
  return ref?.target == null ? null : { branch: ref.name, sha: ref.target.oid };
}

/** The newest that somebody else opened: what Rung writes itself moves nothing. */
function othersIn(issues: z.infer<typeof issuesShape> | null | undefined, own: ReadonlySet<number>) {
  if (issues == null) return null;
  const newest = issues.nodes.find(issue => issue !== null && !own.has(issue.number)) ?? null;

  return { count: issues.totalCount - own.size, newest };
}
