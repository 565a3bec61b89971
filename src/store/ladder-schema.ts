import { id, instant, text } from './column-types.ts';
import { customType, json, pgTable, primaryKey } from './drizzle.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const records = pgTable(
  'record',
  {
    repositoryId: id('repository_id').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    endedAt: instant('ended_at'),
    seenAt: instant('seen_at').notNull(),
    value: json('value').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.kind, table.key] })],
);

export const ladders = pgTable('ladder', {
  repositoryId: id('repository_id').primaryKey(),
  eventsSince: instant('events_since').notNull(),
  backfill: json('backfill'),
  backfilledAt: instant('backfilled_at'),
  refreshedAt: instant('refreshed_at'),
  pulse: text('pulse'),
  readAt: instant('read_at'),
  dueAt: instant('due_at'),
});

export const ladderAssessments = pgTable(
  'ladder_assessment',
  {
    repositoryId: id('repository_id').notNull(),
    slot: text('slot').notNull(),
    at: instant('at').notNull(),
    catalogue: text('catalogue').notNull(),
    result: json('result').notNull(),
    facts: bytes('facts').notNull(),
  },
  table => [primaryKey({ columns: [table.repositoryId, table.slot] })],
);
