import type { Database } from './database.ts';
import { and, asc, eq, exists, isNull, ne, or, type SQL, sql } from './drizzle.ts';
import type { KnownRepository, Repositories, RepositoryState } from './place-port.ts';
import { installations, repositories } from './place-schema.ts';
import { repositoryOf, repositoryValues } from './repository-columns.ts';
import { pullRequests } from './schema.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Answers closer together are one: GitHub may not find for a moment what it created or moved just now. */
const apartMs = 10 * 60 * 1000;
const enough = 3;

export function createRepositories({ drizzle }: Database, { now }: { now: () => Date }): Repositories {
  async function select(where: SQL | undefined): Promise<readonly KnownRepository[]> {
    const rows = await drizzle
      .select()
      .from(repositories)
      .where(where)
      .orderBy(asc(repositories.repositoryId));

    return rows.map(toRepository);
  }

  return {
    async put(ref, change = {}) {
      const { isPrivate, ...given } = change;
      const values = {
        ...repositoryValues(ref),
        ...given,
        ...(isPrivate !== undefined && { private: isPrivate }),
      };
      await drizzle
        .insert(repositories)
        .values({ state: 'active', notFoundAt: [], ...values })
        .onConflictDoUpdate({ target: repositories.repositoryId, set: values });
    },

    async change({ id, installationId }, change) {
      await drizzle
        .update(repositories)
        .set(change)
        .where(and(eq(repositories.repositoryId, id), eq(repositories.installationId, installationId)));
    },

    async find(id) {
      return (await select(eq(repositories.repositoryId, id)))[0];
    },

    async findByName(owner, name) {
      const found = await select(
        and(
          sql`lower(${repositories.owner}) = lower(${owner})`,
          sql`lower(${repositories.repositoryName}) = lower(${name})`,
        ),
      );

      return found.find(({ state }) => state === 'active') ?? found[0];
    },

    async firstSeenAt(id) {
      const [row] = await drizzle
        .select({ at: repositories.firstSeenAt })
        .from(repositories)
        .where(eq(repositories.repositoryId, id));

      return row?.at;
    },

    list: installationId => select(eq(repositories.installationId, installationId)),

    async withOpenPullRequests() {
      const open = drizzle
        .select()
        .from(pullRequests)
        .where(and(eq(pullRequests.repositoryId, repositories.repositoryId), eq(pullRequests.open, true)));
      const rows = await drizzle
        .select()
        .from(repositories)
        .leftJoin(installations, eq(installations.installationId, repositories.installationId))
        .where(
          and(
            eq(repositories.state, 'active'),
            or(isNull(installations.state), eq(installations.state, 'active')),
            exists(open),
          ),
        )
        .orderBy(asc(repositories.repositoryId));

      return rows.map(row => toRepository(row.repository));
    },

    notFound: id =>
      drizzle.transaction(async transaction => {
        const [row] = await transaction
          .select({ notFoundAt: repositories.notFoundAt })
          .from(repositories)
          .where(eq(repositories.repositoryId, id))
          .for('update');
        if (row === undefined) return false;
        const nowMs = now().getTime();
        const recent = row.notFoundAt.filter(at => nowMs - at.getTime() < dayMs);
        const last = recent.at(-1);
        const counted =
          last !== undefined && nowMs - last.getTime() < apartMs ? recent : [...recent, new Date(nowMs)];
        await transaction
          .update(repositories)
          .set({ notFoundAt: counted })
          .where(eq(repositories.repositoryId, id));

        return counted.length >= enough;
      }),

    async found(id) {
      await drizzle
        .update(repositories)
        .set({ notFoundAt: [] })
        .where(and(eq(repositories.repositoryId, id), sql`cardinality(${repositories.notFoundAt}) > 0`));
    },

    async renameOwner(installationId, owner) {
      await drizzle
        .update(repositories)
        .set({ owner })
        .where(and(eq(repositories.installationId, installationId), ne(repositories.owner, owner)));
    },

    remove: ({ id, installationId }) =>
      drizzle.transaction(async transaction => {
        const isHere = and(
          eq(repositories.repositoryId, id),
          eq(repositories.installationId, installationId),
        );
        const { rowCount } = await transaction.update(repositories).set({ state: 'removed' }).where(isHere);
        if (rowCount === 0) return false;
        const isOpenHere = and(
          eq(pullRequests.repositoryId, id),
          eq(pullRequests.installationId, installationId),
          eq(pullRequests.open, true),
        );
        await transaction.update(pullRequests).set({ open: false }).where(isOpenHere);

        return true;
      }),
  };
}

function toRepository(row: typeof repositories.$inferSelect): KnownRepository {
  const { defaultBranch, pushedAt, updatedAt, reconciledAt } = row;

  return {
    ref: repositoryOf(row),
    state: row.state as RepositoryState,
    isPrivate: row.private,
    ...{ defaultBranch, pushedAt, updatedAt, reconciledAt },
  };
}
