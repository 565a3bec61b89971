import { id, text } from './column-types.ts';
import { pgTable, primaryKey } from './drizzle.ts';

/** `installationId` 0: how far the queue itself has come. */
export const turns = pgTable(
  'turn',
  {
    queue: text('queue').notNull(),
    installationId: id('installation_id').notNull(),
    turn: id('turn').notNull(),
  },
  table => [primaryKey({ columns: [table.queue, table.installationId] })],
);
