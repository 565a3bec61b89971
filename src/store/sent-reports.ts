import type { Database, Transaction } from './database.ts';
import { and, asc, eq, gte, type SQL, sql } from './drizzle.ts';
import type { SentReports } from './report-port.ts';
import { sentReportParts, sentReports } from './report-schema.ts';

/** Small for the embedded database, which keeps the memory of its largest statement, and for an export's lines. */
const partBytes = 256 * 1024;
const partsAtOnce = 4;

const isOpenHead = sql`exists (select from pull_request p where p.repository_id = sent_report.repository_id
  and p.head_sha = sent_report.head_sha and p.open)`;

export function createSentReports({ drizzle }: Database): SentReports {
  return {
    keep: ({ content, ...report }, { perCommit, bytesPerRepository }) =>
      drizzle.transaction(async transaction => {
        const { repositoryId, headSha, contentSha256 } = report;
        const ofCommit = and(eq(sentReports.repositoryId, repositoryId), eq(sentReports.headSha, headSha));
        const isSame = and(ofCommit, eq(sentReports.contentSha256, contentSha256));
        if ((await transaction.$count(sentReports, isSame)) > 0) return 'known';
        if ((await transaction.$count(sentReports, ofCommit)) >= perCommit) return 'full';

        await makeRoom(transaction, repositoryId, bytesPerRepository - content.length);
        const [row] = await transaction
          .insert(sentReports)
          .values({ ...report, storedBytes: content.length })
          .onConflictDoNothing()
          .returning({ id: sentReports.reportId });
        // Another one was faster.
        if (row === undefined) return 'known';
        for (let part = 0; part * partBytes < content.length; part++)
          await transaction.insert(sentReportParts).values({
            ...{ reportId: row.id, part, repositoryId },
            content: content.subarray(part * partBytes, (part + 1) * partBytes),
          });

        return 'kept';
      }),

    async ofCommit(repositoryId, headSha) {
      const { reportId: id, contentSha256, sentBy, receivedAt } = sentReports;

      return await drizzle
        .select({ id, contentSha256, sentBy, receivedAt })
        .from(sentReports)
        .where(and(eq(sentReports.repositoryId, repositoryId), eq(sentReports.headSha, headSha)))
        .orderBy(asc(id));
    },

    async read(id) {
      const [report] = await drizzle
        .select({ repositoryId: sentReports.repositoryId, storedBytes: sentReports.storedBytes })
        .from(sentReports)
        .where(eq(sentReports.reportId, id));
      if (report === undefined) return undefined;
      const isOfReport = and(
        eq(sentReportParts.repositoryId, report.repositoryId),
        eq(sentReportParts.reportId, id),
      );
      const parts: Uint8Array[] = [];
      for (let isLast = false; !isLast; ) {
        const rows = await drizzle
          .select({ content: sentReportParts.content })
          .from(sentReportParts)
          .where(and(isOfReport, gte(sentReportParts.part, parts.length)))
          .orderBy(asc(sentReportParts.part))
          .limit(partsAtOnce);
        parts.push(...rows.map(({ content }) => content));
        isLast = rows.length < partsAtOnce;
      }
      const content = Buffer.concat(parts);

      // It may have been removed meanwhile.
      return content.length === report.storedBytes ? content : undefined;
    },

    prune: (before, limit) =>
      remove(
        drizzle,
        sql`select report_id from sent_report
          where received_at < ${before.toISOString()} and not ${isOpenHead} limit ${limit}`,
      ),
  };
}

/** Keeps what belongs to open pull requests longest, and then what is youngest. */
async function makeRoom(transaction: Transaction, repositoryId: number, bytes: number): Promise<void> {
  await remove(
    transaction,
    sql`select report_id from (
        select report_id, sum(stored_bytes) over (order by ${isOpenHead} desc, report_id desc) as bytes
        from sent_report where repository_id = ${repositoryId}
      ) kept where bytes > ${bytes}`,
  );
}

async function remove(database: Pick<Transaction, 'execute'>, ids: SQL): Promise<number> {
  const { rows } = await database.execute<{ count: number }>(sql`
    with gone as (delete from sent_report where report_id in (${ids}) returning repository_id, report_id),
      parts as (delete from sent_report_part part using gone
        where part.repository_id = gone.repository_id and part.report_id = gone.report_id)
    select count(*)::integer as count from gone`);

  return rows[0]?.count ?? 0;
}
