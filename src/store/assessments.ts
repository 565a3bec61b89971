import type { Database } from './database.ts';
import { and, desc, eq, sql } from './drizzle.ts';
import type { Assessments, StoredAssessment } from './port.ts';
import { repositoryOf, repositoryValues } from './repository-columns.ts';
import { assessments } from './schema.ts';

const newestFirst = [desc(assessments.at), desc(assessments.position)];

export function createAssessments({ drizzle }: Database): Assessments {
  return {
    async save({ repository, ...assessment }) {
      const values = { ...repositoryValues(repository), ...assessment };
      await drizzle
        .insert(assessments)
        .values(values)
        .onConflictDoUpdate({ target: assessments.id, set: values });
    },

    async latest(repositoryId, pullRequest, topic) {
      // PostgreSQL's own functions refuse JSON with \u0000 anywhere in it; a name that quotes this has its quotes escaped.
      const marker = `"topic":${JSON.stringify(topic)}`;
      const [row] = await drizzle
        .select()
        .from(assessments)
        .where(
          and(
            eq(assessments.repositoryId, repositoryId),
            eq(assessments.pullRequest, pullRequest),
            sql`position(${marker} in ${assessments.findings}::text) > 0`,
          ),
        )
        .orderBy(...newestFirst)
        .limit(1);

      return row && toAssessment(row);
    },

    async list(limit) {
      const rows = await drizzle
        .select()
        .from(assessments)
        .orderBy(...newestFirst)
        .limit(limit);

      return rows.map(toAssessment);
    },
  };
}

function toAssessment(row: typeof assessments.$inferSelect): StoredAssessment {
  const { id, pullRequest, headSha, at, findings } = row;

  return { repository: repositoryOf(row), id, pullRequest, headSha, at, findings };
}
