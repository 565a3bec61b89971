import type { Database } from './database.ts';
import { and, asc, desc, eq, inArray, isNull } from './drizzle.ts';
import { toEvaluation } from './evaluations.ts';
import type { Overviews } from './port.ts';
import { toEntry } from './pull-request-index.ts';
import { evaluations, pullRequests } from './schema.ts';

export function createOverviews({ drizzle }: Database): Overviews {
  return {
    async openPullRequests(repositoryId) {
      const rows = await drizzle
        .select()
        .from(pullRequests)
        .where(and(eq(pullRequests.repositoryId, repositoryId), eq(pullRequests.open, true)))
        .orderBy(asc(pullRequests.number));

      return rows.map(toEntry);
    },

    async latestEvaluations(repositoryId, headShas) {
      if (headShas.length === 0) return [];
      const { headSha, topic, position } = evaluations;
      const rows = await drizzle
        .selectDistinctOn([headSha, topic])
        .from(evaluations)
        .where(and(eq(evaluations.repositoryId, repositoryId), inArray(headSha, [...headShas])))
        .orderBy(headSha, topic, desc(position));

      return rows.map(toEvaluation);
    },

    async openEvaluations(repositoryId) {
      const rows = await drizzle
        .select()
        .from(evaluations)
        .where(and(eq(evaluations.repositoryId, repositoryId), isNull(evaluations.conclusion)))
        .orderBy(asc(evaluations.position));

      return rows.map(toEvaluation);
    },
  };
}
