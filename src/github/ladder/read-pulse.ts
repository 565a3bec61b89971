import { z } from 'zod';
import type { LadderReads } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { pulseQuery } from './queries/pulse-query.ts';

const answerShape = z.object({
  repository: z.looseObject({ defaultBranchRef: z.object({ name: z.string() }).loose().nullish() }),
});

/** Parts that take a permission of their own: without it they do not move. */
const dispensable = ['pullRequests', 'issues', 'deployments'];

export function readPulse({ graphql, place }: LadderSource): Pick<LadderReads, 'pulse'> {
  return {
    async pulse() {
      const { repository } = await graphql.ask(pulseQuery, { ...place }, answerShape, dispensable);

      return JSON.stringify(repository);
    },
  };
}
