import type { PushedHeads } from './command-port.ts';
import type { Database } from './database.ts';
import { and, desc, eq, lt, sql } from './drizzle.ts';
import { pushedHeads } from './schema.ts';

export function createPushedHeads({ drizzle }: Database): PushedHeads {
  const ofPullRequest = (repositoryId: number, number: number) =>
    and(eq(pushedHeads.repositoryId, repositoryId), eq(pushedHeads.number, number));

  return {
    async record(head) {
      await drizzle
        .insert(pushedHeads)
        .values(head)
        .onConflictDoUpdate({
          target: [pushedHeads.repositoryId, pushedHeads.number, pushedHeads.headSha],
          set: {
            pushedBy: sql`case when excluded.at > ${pushedHeads.at} then excluded.pushed_by
              else coalesce(${pushedHeads.pushedBy}, excluded.pushed_by) end`,
            at: sql`greatest(${pushedHeads.at}, excluded.at)`,
          },
        });
    },

    async find(repositoryId, number, headSha) {
      const [row] = await drizzle
        .select()
        .from(pushedHeads)
        .where(and(ofPullRequest(repositoryId, number), eq(pushedHeads.headSha, headSha)));

      return row;
    },

    async before(repositoryId, number, at) {
      const [row] = await drizzle
        .select()
        .from(pushedHeads)
        .where(and(ofPullRequest(repositoryId, number), lt(pushedHeads.at, at)))
        .orderBy(desc(pushedHeads.at))
        .limit(1);

      return row;
    },
  };
}
