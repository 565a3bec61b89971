import type { Database } from './database.ts';
import { and, asc, eq } from './drizzle.ts';
import type { ReleaseIndex } from './port.ts';
import { repositoryOf, repositoryValues } from './repository-columns.ts';
import { releases } from './schema.ts';

export function createReleaseIndex({ drizzle }: Database): ReleaseIndex {
  return {
    async put({ repository, releaseId, tag }, headSha) {
      const values = { ...repositoryValues(repository), tag, headSha };
      await drizzle
        .insert(releases)
        .values({ ...values, releaseId })
        .onConflictDoUpdate({ target: [releases.repositoryId, releases.releaseId], set: values });
    },

    async remove(repositoryId, releaseId) {
      await drizzle
        .delete(releases)
        .where(and(eq(releases.repositoryId, repositoryId), eq(releases.releaseId, releaseId)));
    },

    async commitOf(repositoryId, releaseId) {
      const [row] = await drizzle
        .select({ headSha: releases.headSha })
        .from(releases)
        .where(and(eq(releases.repositoryId, repositoryId), eq(releases.releaseId, releaseId)));

      return row?.headSha;
    },

    async onCommit(repositoryId, headSha) {
      const rows = await drizzle
        .select()
        .from(releases)
        .where(and(eq(releases.repositoryId, repositoryId), eq(releases.headSha, headSha)))
        .orderBy(asc(releases.releaseId));

      return rows.map(row => ({ repository: repositoryOf(row), releaseId: row.releaseId, tag: row.tag }));
    },
  };
}
