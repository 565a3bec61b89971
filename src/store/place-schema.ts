import { id, instant, repositoryColumns, text } from './column-types.ts';
import { boolean, integer, pgTable } from './drizzle.ts';

export const installations = pgTable('installation', {
  installationId: id('installation_id').primaryKey(),
  account: text('account').notNull(),
  state: text('state').notNull(),
  since: instant('since').notNull(),
  permissions: text('permissions'),
});

export const repositories = pgTable('repository', {
  ...repositoryColumns(),
  repositoryId: id('repository_id').primaryKey(),
  state: text('state').notNull(),
  defaultBranch: text('default_branch'),
  private: boolean('private'),
  pushedAt: instant('pushed_at'),
  updatedAt: instant('updated_at'),
  reconciledAt: instant('reconciled_at'),
  firstSeenAt: instant('first_seen_at').notNull().defaultNow(),
  notFoundAt: instant('not_found_at').array().notNull(),
});

export const untoldSpans = pgTable('event_gap', {
  from: instant('gap_from').primaryKey(),
  to: instant('gap_to').notNull(),
});

export const catchUps = pgTable('catch_up', {
  id: integer('id').primaryKey(),
  mark: instant('mark').notNull(),
  scannedAt: instant('scanned_at').notNull(),
});
