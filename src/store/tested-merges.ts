import type { Database } from './database.ts';
import { and, eq, inArray } from './drizzle.ts';
import type { TestedMerges } from './port.ts';
import { testedMerges } from './schema.ts';

export function createTestedMerges({ drizzle }: Database): TestedMerges {
  return {
    async record({ repositoryId, runId, mergeSha, baseSha, headSha }) {
      await drizzle
        .insert(testedMerges)
        .values({ repositoryId, runId, mergeSha, baseSha, headSha })
        .onConflictDoNothing();
    },

    async find(repositoryId, runIds) {
      if (runIds.length === 0) return [];

      const rows = await drizzle
        .select()
        .from(testedMerges)
        .where(and(eq(testedMerges.repositoryId, repositoryId), inArray(testedMerges.runId, [...runIds])));

      return rows.map(({ recordedAt: _, ...merge }) => merge);
    },
  };
}
