import type { Database } from './database.ts';
import { deleteSome } from './delete-some.ts';
import { and, eq, sql } from './drizzle.ts';
import type { ExistingCoverages } from './report-port.ts';
import { existingCoverage } from './report-schema.ts';

export function createExistingCoverages({ drizzle }: Database): ExistingCoverages {
  return {
    async put({ repositoryId, sha: headSha, branch, lines, covered, measuredAt }) {
      const values = { branch, lines, covered, measuredAt };
      await drizzle
        .insert(existingCoverage)
        .values({ ...values, repositoryId, headSha })
        .onConflictDoUpdate({
          target: [existingCoverage.repositoryId, existingCoverage.headSha],
          set: values,
        });
    },

    prune: (before, limit) =>
      deleteSome(drizzle, 'existing_coverage', sql`measured_at < ${before.toISOString()}`, limit),

    async find(repositoryId, headSha) {
      const { headSha: sha, lines, covered } = existingCoverage;
      const [row] = await drizzle
        .select({ sha, lines, covered })
        .from(existingCoverage)
        .where(and(eq(existingCoverage.repositoryId, repositoryId), eq(sha, headSha)));

      return row;
    },
  };
}
