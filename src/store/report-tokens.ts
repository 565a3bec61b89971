import type { Database } from './database.ts';
import { asc, eq, getTableColumns, sql } from './drizzle.ts';
import { repositories } from './place-schema.ts';
import type { ReportTokens } from './report-port.ts';
import { reportTokens } from './report-schema.ts';

export function createReportTokens({ drizzle }: Database, now: () => Date): ReportTokens {
  return {
    async create({ repositoryId, name, sha256, createdAt }) {
      const created = await drizzle
        .insert(reportTokens)
        .values({ repositoryId, name, tokenSha256: sha256, createdAt })
        .onConflictDoNothing()
        .returning({ id: reportTokens.tokenId });

      return created.length > 0;
    },

    async list() {
      const { owner, repositoryName } = repositories;
      const rows = await drizzle
        .select({ ...getTableColumns(reportTokens), owner, repositoryName })
        .from(reportTokens)
        .innerJoin(repositories, eq(repositories.repositoryId, reportTokens.repositoryId))
        .orderBy(asc(owner), asc(repositoryName), asc(reportTokens.name));

      return rows.map(({ tokenId, name, createdAt, lastUsedAt, ...row }) => ({
        ...{ id: tokenId, name, createdAt, lastUsedAt },
        repository: { id: row.repositoryId, owner: row.owner, name: row.repositoryName },
      }));
    },

    async revoke(id) {
      await drizzle.delete(reportTokens).where(eq(reportTokens.tokenId, id));
    },

    async use(sha256, { owner, name }) {
      const at = sql`${now().toISOString()}::timestamptz`;
      // One that begins in the future was begun by a clock that was ahead: it would last until then.
      const isThisHour = sql`token.hour > ${at} - interval '1 hour' and token.hour <= ${at}`;
      const { rows } = await drizzle.execute<
        Record<'installation' | 'id' | 'owner' | 'name' | 'by' | 'uses', string>
      >(
        sql`
        update report_token token set last_used_at = ${at},
          hour = case when ${isThisHour} then token.hour else ${at} end,
          uses = case when ${isThisHour} then token.uses + 1 else 1 end
        from repository place left join installation host on host.installation_id = place.installation_id
        where token.token_sha256 = ${sha256} and place.repository_id = token.repository_id
          and lower(place.owner) = lower(${owner}) and lower(place.repository_name) = lower(${name})
          and place.state = 'active' and coalesce(host.state, 'active') = 'active'
        returning place.installation_id as installation, place.repository_id as id, place.owner,
          place.repository_name as name, token.name as by, token.uses::text as uses`,
      );
      const [row] = rows;

      return (
        row && {
          repository: {
            ...{ installationId: Number(row.installation), id: Number(row.id) },
            ...{ owner: row.owner, name: row.name },
          },
          ...{ sentBy: row.by, uses: Number(row.uses) },
        }
      );
    },
  };
}
