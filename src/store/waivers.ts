import type { Waivers } from './command-port.ts';
import type { Database } from './database.ts';
import { and, asc, eq, isNull, sql } from './drizzle.ts';
import { waivers } from './schema.ts';

export function createWaivers({ drizzle }: Database): Waivers {
  return {
    async add(waiver) {
      await drizzle.insert(waivers).values(waiver).onConflictDoNothing();
    },

    async withdraw(repositoryId, commentId, at) {
      const { rowCount } = await drizzle
        .update(waivers)
        .set({ withdrawnAt: sql`coalesce(${waivers.withdrawnAt}, ${at.toISOString()}::timestamptz)` })
        .where(and(eq(waivers.repositoryId, repositoryId), eq(waivers.commentId, commentId)));

      return (rowCount ?? 0) > 0;
    },

    async standing(repositoryId, number) {
      const rows = await drizzle
        .select()
        .from(waivers)
        .where(
          and(
            eq(waivers.repositoryId, repositoryId),
            eq(waivers.number, number),
            isNull(waivers.withdrawnAt),
          ),
        )
        .orderBy(asc(waivers.at), asc(waivers.commentId));

      return rows.map(({ withdrawnAt: _, ...waiver }) => waiver);
    },

    async changedAt(repositoryId, number) {
      const rows = await drizzle
        .select({ at: waivers.at, withdrawnAt: waivers.withdrawnAt })
        .from(waivers)
        .where(and(eq(waivers.repositoryId, repositoryId), eq(waivers.number, number)));
      const times = rows.map(({ at, withdrawnAt }) => Number(withdrawnAt ?? at));

      return times.length === 0 ? null : new Date(Math.max(...times));
    },
  };
}
