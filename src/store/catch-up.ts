import type { CatchUp } from './catch-up-port.ts';
import type { Database } from './database.ts';
import { sql } from './drizzle.ts';
import { catchUps } from './place-schema.ts';

export function createCatchUp({ drizzle }: Database): CatchUp {
  return {
    async find() {
      const [row] = await drizzle
        .select({ mark: catchUps.mark, scannedAt: catchUps.scannedAt })
        .from(catchUps);

      return row;
    },

    async put({ mark, scannedAt }) {
      await drizzle
        .insert(catchUps)
        .values({ id: 1, mark, scannedAt })
        .onConflictDoUpdate({
          target: catchUps.id,
          set: {
            mark: sql`greatest(${catchUps.mark}, excluded.mark)`,
            scannedAt: sql`greatest(${catchUps.scannedAt}, excluded.scanned_at)`,
          },
        });
    },
  };
}
