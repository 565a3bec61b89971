import { id, instant, position, text } from './column-types.ts';
import { integer, pgTable, primaryKey } from './drizzle.ts';

export const lanes = pgTable(
  'lane',
  {
    installationId: id('installation_id').notNull(),
    lane: text('lane').notNull(),
    asleepUntil: instant('asleep_until'),
    refusalsInARow: integer('refusals_in_a_row').notNull().default(0),
    holder: text('holder'),
    fence: id('fence').notNull().default(0),
    heldUntil: instant('held_until'),
  },
  table => [primaryKey({ columns: [table.installationId, table.lane] })],
);

export const laneUses = pgTable('lane_use', {
  position: position().primaryKey(),
  installationId: id('installation_id').notNull(),
  lane: text('lane').notNull(),
  at: instant('at').notNull(),
  amount: integer('amount').notNull(),
});

export const breakers = pgTable('breaker', {
  name: text('name').primaryKey(),
  openedAt: instant('opened_at').notNull(),
  reason: text('reason').notNull(),
});
