import { id, instant, text } from './column-types.ts';
import { integer, json, pgTable, primaryKey } from './drizzle.ts';
import type { IssueEnding } from './issue-port.ts';

export const filedIssues = pgTable(
  'filed_issue',
  {
    repositoryId: id('repository_id').notNull(),
    subject: text('subject').notNull(),
    number: integer('number').notNull(),
    filedAt: instant('filed_at').notNull(),
    ending: text('ending').$type<IssueEnding>(),
    endedAt: instant('ended_at'),
    acceptedUntil: text('accepted_until'),
    reason: text('reason'),
    snoozedUntil: instant('snoozed_until'),
    contentHash: text('content_hash').notNull(),
    before: json('before'),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.subject] })],
);
