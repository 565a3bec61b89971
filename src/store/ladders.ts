import type { Database } from './database.ts';
import { deleteSome } from './delete-some.ts';
import { and, desc, eq, isNull, ne, sql } from './drizzle.ts';
import type { Ladders } from './ladder-port.ts';
import { ladderAssessments, ladders } from './ladder-schema.ts';
import { installations, repositories } from './place-schema.ts';
import { repositoryOf } from './repository-columns.ts';

export function createLadders({ drizzle }: Database): Ladders {
  return {
    async find(repositoryId) {
      const [row] = await drizzle.select().from(ladders).where(eq(ladders.repositoryId, repositoryId));
      if (row === undefined) return undefined;
      const { repositoryId: _, ...state } = row;

      return state;
    },

    async begin(repositoryId, eventsSince) {
      await drizzle
        .insert(ladders)
        .values({ repositoryId, eventsSince, dueAt: eventsSince })
        .onConflictDoNothing();
    },

    async unbegun(limit) {
      const rows = await drizzle
        .select({ place: repositories })
        .from(repositories)
        .innerJoin(installations, eq(installations.installationId, repositories.installationId))
        .leftJoin(ladders, eq(ladders.repositoryId, repositories.repositoryId))
        .where(
          and(
            isNull(ladders.repositoryId),
            // An organization's own texts and policies: nothing is developed there.
            ne(repositories.repositoryName, '.github'),
            eq(repositories.state, 'active'),
            eq(installations.state, 'active'),
          ),
        )
        .orderBy(repositories.repositoryId)
        .limit(limit);

      return rows.map(({ place }) => repositoryOf(place));
    },

    async update(repositoryId, change, { ifDueAt } = {}) {
      const isSo =
        ifDueAt === undefined
          ? undefined
          : sql`${ladders.dueAt} is not distinct from ${ifDueAt?.toISOString() ?? null}::timestamptz`;
      await drizzle
        .update(ladders)
        .set(change)
        .where(and(eq(ladders.repositoryId, repositoryId), isSo));
    },

    async due(until, limit, after) {
      const isBehind =
        after &&
        sql`(${ladders.dueAt}, ${ladders.repositoryId}) > (${after.dueAt.toISOString()}, ${after.repository.id})`;
      const rows = await drizzle
        .select()
        .from(ladders)
        .innerJoin(repositories, eq(repositories.repositoryId, ladders.repositoryId))
        .innerJoin(installations, eq(installations.installationId, repositories.installationId))
        .where(
          and(
            sql`${ladders.dueAt} <= ${until.toISOString()}`,
            isBehind,
            eq(repositories.state, 'active'),
            eq(installations.state, 'active'),
          ),
        )
        .orderBy(ladders.dueAt, ladders.repositoryId)
        .limit(limit);

      return rows.map(({ ladder, repository }) => ({
        repository: repositoryOf(repository),
        dueAt: ladder.dueAt ?? until,
        isReadBack: ladder.backfilledAt !== null,
      }));
    },

    async save(repositoryId, assessment) {
      const saved = await drizzle
        .insert(ladderAssessments)
        .values({ repositoryId, ...assessment })
        .onConflictDoNothing()
        .returning({ slot: ladderAssessments.slot });

      return saved.length > 0;
    },

    async latest(repositoryId, limit) {
      const { slot, at, catalogue, result } = ladderAssessments;

      return await drizzle
        .select({ slot, at, catalogue, result })
        .from(ladderAssessments)
        .where(eq(ladderAssessments.repositoryId, repositoryId))
        .orderBy(desc(at), desc(slot))
        .limit(limit);
    },

    async facts(repositoryId, slot) {
      const [row] = await drizzle
        .select({ facts: ladderAssessments.facts })
        .from(ladderAssessments)
        .where(and(eq(ladderAssessments.repositoryId, repositoryId), eq(ladderAssessments.slot, slot)));

      return row?.facts;
    },

    prune(before, limit) {
      const isOld = sql`at < ${before.toISOString()} and exists (
        select from ladder_assessment newer where newer.repository_id = old.repository_id and newer.at > old.at)`;

      return deleteSome(drizzle, 'ladder_assessment', isOld, limit);
    },
  };
}
