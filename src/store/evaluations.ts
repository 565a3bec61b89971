import type { Conclusion, Topic } from '../model/check-run-output.ts';
import type { Database } from './database.ts';
import { and, asc, desc, eq, isNull, lt, type SQL, sql } from './drizzle.ts';
import { isOpenPlace } from './open-place.ts';
import type { Evaluation, Evaluations } from './port.ts';
import { repositoryOf, repositoryValues } from './repository-columns.ts';
import { evaluations } from './schema.ts';

export function createEvaluations({ drizzle }: Database): Evaluations {
  const isOpen = isNull(evaluations.conclusion);
  const canEnd = and(isOpen, isOpenPlace(evaluations.repositoryId, evaluations.installationId));
  const select = (where: SQL | undefined) => drizzle.select().from(evaluations).where(where);

  return {
    async latest(repositoryId, headSha, topic) {
      const subject = and(
        eq(evaluations.repositoryId, repositoryId),
        eq(evaluations.headSha, headSha),
        eq(evaluations.topic, topic),
      );
      const [row] = await select(subject)
        // Not by the time: clocks are set back.
        .orderBy(desc(evaluations.position))
        .limit(1);

      return row && toEvaluation(row);
    },

    async start(evaluation) {
      const { repository, ...values } = evaluation;
      const inserted = await drizzle
        .insert(evaluations)
        .values({ ...repositoryValues(repository), ...values })
        .onConflictDoNothing()
        .returning({ id: evaluations.id });

      return inserted.length === 1;
    },

    async update(id, change) {
      if (Object.keys(change).length === 0) return;
      const updated = await drizzle.update(evaluations).set(change).where(eq(evaluations.id, id));
      if (updated.rowCount === 0) throw new Error(`There is no evaluation ${id}.`);
    },

    async overdue(now, limit) {
      const { installationId, deadline, position } = evaluations;
      // Else those of one that rests would stand before all others.
      const turn = sql`row_number() over (partition by ${installationId} order by ${deadline}, ${position})`;
      const rows = await select(and(canEnd, lt(deadline, now)))
        .orderBy(turn, asc(deadline), asc(position))
        .limit(limit);

      return rows.map(toEvaluation);
    },

    openCount: () => drizzle.$count(evaluations, canEnd),
  };
}

export function toEvaluation(row: typeof evaluations.$inferSelect): Evaluation {
  const { id, headSha, startedAt, deadline, checkRunId, concludedAt, contentHash, inputHash } = row;

  return {
    repository: repositoryOf(row),
    topic: row.topic as Topic,
    conclusion: row.conclusion as Conclusion | null,
    ...{ id, headSha, startedAt, deadline, checkRunId, concludedAt, contentHash, inputHash },
  };
}
