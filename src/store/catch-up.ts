import type { CatchUp } from './catch-up-port.ts';
import type { Database } from './database.ts';
import { asc, gt, sql } from './drizzle.ts';
import { catchUps, untoldSpans } from './place-schema.ts';

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

    async noteUntold(span) {
      await drizzle
        .insert(untoldSpans)
        .values(span)
        .onConflictDoUpdate({
          target: untoldSpans.from,
          set: { to: sql`greatest(${untoldSpans.to}, excluded.gap_to)` },
        });
    },

    async untold(since) {
      return await drizzle
        .select()
        .from(untoldSpans)
        .where(gt(untoldSpans.to, since))
        .orderBy(asc(untoldSpans.from));
    },
  };
}
