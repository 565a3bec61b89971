import type { Database } from './database.ts';
import { and, eq } from './drizzle.ts';
import type { StickyComments } from './port.ts';
import { stickyComments } from './schema.ts';

export function createStickyComments({ drizzle }: Database): StickyComments {
  return {
    async find(repositoryId, pullRequest) {
      const [row] = await drizzle
        .select()
        .from(stickyComments)
        .where(
          and(eq(stickyComments.repositoryId, repositoryId), eq(stickyComments.pullRequest, pullRequest)),
        );

      return row;
    },

    async put(comment) {
      await drizzle
        .insert(stickyComments)
        .values(comment)
        .onConflictDoUpdate({
          target: [stickyComments.repositoryId, stickyComments.pullRequest],
          set: comment,
        });
    },
  };
}
