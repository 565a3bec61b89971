import type { Database } from './database.ts';
import { and, asc, desc, eq, ne, notExists, type SQL, sql } from './drizzle.ts';
import { repositories } from './place-schema.ts';
import type { IndexedPullRequest, PullRequestIndex } from './port.ts';
import { repositoryOf, repositoryValues } from './repository-columns.ts';
import { pullRequests, pushedHeads } from './schema.ts';

export function createPullRequestIndex({ drizzle }: Database): PullRequestIndex {
  const openAt = (repositoryId: number, headSha: string) =>
    and(
      eq(pullRequests.repositoryId, repositoryId),
      eq(pullRequests.headSha, headSha),
      eq(pullRequests.open, true),
    );
  const readyIn = (repositoryId: number) =>
    and(
      eq(pullRequests.repositoryId, repositoryId),
      eq(pullRequests.open, true),
      eq(pullRequests.draft, false),
    );

  const restingRepository = drizzle
    .select({ id: repositories.repositoryId })
    .from(repositories)
    .where(and(eq(repositories.repositoryId, pullRequests.repositoryId), ne(repositories.state, 'active')));

  async function latestOpen(among: SQL | undefined, limit: number): Promise<readonly IndexedPullRequest[]> {
    const rows = await drizzle
      .select()
      .from(pullRequests)
      .where(and(among, eq(pullRequests.open, true)))
      .orderBy(desc(pullRequests.updatedAt), desc(pullRequests.number))
      .limit(limit);

    return rows.map(toEntry);
  }

  return {
    async put(entry) {
      const { repository, number, ...changing } = entry;
      const values = { ...repositoryValues(repository), ...changing };

      await drizzle
        .insert(pullRequests)
        .values({ ...values, number })
        .onConflictDoUpdate({
          target: [pullRequests.repositoryId, pullRequests.number],
          // Once ready, it stays ready since then, whatever else changes.
          set: {
            ...values,
            readySince: sql`case when excluded.draft then null
              else coalesce(${pullRequests.readySince}, excluded.ready_since) end`,
          },
          setWhere: sql`${pullRequests.updatedAt} <= excluded.updated_at`,
        });
    },

    async findByHead(repositoryId, headSha) {
      const rows = await drizzle
        .select()
        .from(pullRequests)
        .where(openAt(repositoryId, headSha))
        .orderBy(asc(pullRequests.number));

      return rows.map(toEntry);
    },

    async find(repositoryId, number) {
      const [row] = await drizzle
        .select()
        .from(pullRequests)
        .where(and(eq(pullRequests.repositoryId, repositoryId), eq(pullRequests.number, number)));

      return row && toEntry(row);
    },

    async openByAuthor(repositoryId, authorId) {
      const rows = await drizzle
        .select()
        .from(pullRequests)
        .where(
          and(
            eq(pullRequests.repositoryId, repositoryId),
            eq(pullRequests.open, true),
            eq(pullRequests.authorId, authorId),
          ),
        )
        .orderBy(asc(pullRequests.number));

      return rows.map(toEntry);
    },

    async longestReady(repositoryId, exceptAuthorId, limit) {
      const rows = await drizzle
        .select()
        .from(pullRequests)
        .where(
          and(
            readyIn(repositoryId),
            sql`${pullRequests.authorId} is distinct from ${exceptAuthorId}::bigint`,
          ),
        )
        .orderBy(asc(pullRequests.readySince), asc(pullRequests.number))
        .limit(limit);

      return rows.map(toEntry);
    },

    openInto: (repositoryId, baseBranch, limit) =>
      latestOpen(
        and(eq(pullRequests.repositoryId, repositoryId), eq(pullRequests.baseBranch, baseBranch)),
        limit,
      ),

    // The event of a pull request may be told after the end of its repository: the row stays, and counts no more.
    openInInstallation: (installationId, limit) =>
      latestOpen(and(eq(pullRequests.installationId, installationId), notExists(restingRepository)), limit),

    async knowsHead(repositoryId, headSha) {
      return (await drizzle.$count(pullRequests, openAt(repositoryId, headSha))) > 0;
    },

    async wasHead(repositoryId, headSha) {
      const [known, pushed] = await Promise.all(
        [pullRequests, pushedHeads].map(table =>
          drizzle.$count(table, and(eq(table.repositoryId, repositoryId), eq(table.headSha, headSha))),
        ),
      );

      return (known ?? 0) + (pushed ?? 0) > 0;
    },
  };
}

export function toEntry(row: typeof pullRequests.$inferSelect): IndexedPullRequest {
  const { number, headSha, headBranch, headRepositoryId, baseBranch, open, updatedAt } = row;
  const { authorId, draft, readySince } = row;

  return {
    repository: repositoryOf(row),
    ...{ number, headSha, headBranch, headRepositoryId, baseBranch, open, updatedAt },
    ...{ authorId, draft, readySince },
  };
}
