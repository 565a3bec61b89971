import type { Database } from './database.ts';
import { asc, eq, sql } from './drizzle.ts';
import type { Breakers } from './lane-port.ts';
import { breakers, laneUses } from './lane-schema.ts';

export function createBreakers({ drizzle }: Database, now: () => Date): Breakers {
  return {
    async open(name, reason) {
      const opened = await drizzle
        .insert(breakers)
        .values({ name, openedAt: now(), reason })
        .onConflictDoNothing()
        .returning({ name: breakers.name });

      return opened.length > 0;
    },

    async find(name) {
      const [breaker] = await drizzle.select().from(breakers).where(eq(breakers.name, name));

      return breaker;
    },

    list: () => drizzle.select().from(breakers).orderBy(asc(breakers.openedAt), asc(breakers.name)),

    async resume(name) {
      return await drizzle.transaction(async transaction => {
        const closed = await transaction.delete(breakers).where(eq(breakers.name, name)).returning();
        if (closed.length > 0)
          await transaction
            .delete(laneUses)
            .where(sql`${laneUses.installationId} = 0 and ${laneUses.lane} = ${name}`);

        return closed.length > 0;
      });
    },
  };
}
