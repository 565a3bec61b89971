import { id, instant, text } from './column-types.ts';
import { customType, integer, pgTable, primaryKey } from './drizzle.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const reportTokens = pgTable('report_token', {
  tokenId: id('token_id').generatedAlwaysAsIdentity().primaryKey(),
  repositoryId: id('repository_id').notNull(),
  name: text('name').notNull(),
  tokenSha256: text('token_sha256').notNull(),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at'),
  hour: instant('hour'),
  uses: integer('uses').notNull().default(0),
});

export const sentReports = pgTable('sent_report', {
  reportId: id('report_id').generatedAlwaysAsIdentity().primaryKey(),
  repositoryId: id('repository_id').notNull(),
  headSha: text('head_sha').notNull(),
  contentSha256: text('content_sha256').notNull(),
  sentBy: text('sent_by').notNull(),
  receivedAt: instant('received_at').notNull(),
  storedBytes: integer('stored_bytes').notNull(),
});

export const sentReportParts = pgTable(
  'sent_report_part',
  {
    repositoryId: id('repository_id').notNull(),
    reportId: id('report_id').notNull(),
    part: integer('part').notNull(),
    content: bytes('content').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.reportId, table.part] })],
);

export const existingCoverage = pgTable(
  'existing_coverage',
  {
    repositoryId: id('repository_id').notNull(),
    headSha: text('head_sha').notNull(),
    branch: text('branch').notNull(),
    lines: integer('lines').notNull(),
    covered: integer('covered').notNull(),
    measuredAt: instant('measured_at').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.headSha] })],
);
