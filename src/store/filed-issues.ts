import type { Database } from './database.ts';
import { and, asc, eq, gte, isNull, ne, sql } from './drizzle.ts';
import type { FiledIssues } from './issue-port.ts';
import { filedIssues } from './issue-schema.ts';
import { repositories } from './place-schema.ts';

export function createFiledIssues({ drizzle }: Database): FiledIssues {
  const { repositoryId: place, subject, number, filedAt, ending } = filedIssues;
  const isImprovement = ne(subject, 'maturity');

  return {
    async list(repositoryId) {
      return await drizzle
        .select()
        .from(filedIssues)
        .where(eq(place, repositoryId))
        .orderBy(asc(filedAt), asc(number));
    },

    async find(repositoryId, wanted) {
      const [row] = await drizzle
        .select()
        .from(filedIssues)
        .where(and(eq(place, repositoryId), eq(subject, wanted)));

      return row;
    },

    async byNumber(repositoryId, wanted) {
      const [row] = await drizzle
        .select()
        .from(filedIssues)
        .where(and(eq(place, repositoryId), eq(number, wanted)));

      return row;
    },

    async put(issue) {
      const { repositoryId: _, subject: __, ...known } = issue;
      await drizzle
        .insert(filedIssues)
        .values(issue)
        .onConflictDoUpdate({ target: [place, subject], set: known });
    },

    async change(issue, change, { ifOpen } = { ifOpen: false }) {
      if (Object.keys(change).length === 0) return;
      const isIt = and(
        eq(place, issue.repositoryId),
        eq(subject, issue.subject),
        eq(number, issue.number),
        ...(ifOpen ? [isNull(ending)] : []),
      );
      await drizzle.update(filedIssues).set(change).where(isIt);
    },

    async count(repositoryId, since) {
      const [row] = await drizzle
        .select({
          open: sql<number>`(count(*) filter (where ${isNull(ending)}))::integer`,
          filed: sql<number>`(count(*) filter (where ${gte(filedAt, since)}))::integer`,
        })
        .from(filedIssues)
        .where(and(eq(place, repositoryId), isImprovement));

      return { open: row?.open ?? 0, filed: row?.filed ?? 0 };
    },

    async countInInstallation(installationId, since) {
      const [row] = await drizzle
        .select({ filed: sql<number>`count(*)::integer` })
        .from(filedIssues)
        .innerJoin(repositories, eq(repositories.repositoryId, place))
        .where(and(eq(repositories.installationId, installationId), gte(filedAt, since)));

      return row?.filed ?? 0;
    },
  };
}
