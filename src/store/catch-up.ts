import type { CatchUp } from './catch-up-port.ts';
import type { Database } from './database.ts';
import { type AnyColumn, asc, gt, type SQL, sql } from './drizzle.ts';
import { catchUps, untoldSpans } from './place-schema.ts';

/** What lies far ahead of the present was noted while a clock was wrong. */
const latest = (kept: AnyColumn, next: SQL): SQL =>
  sql`case when ${kept} > excluded.scanned_at + interval '1 hour' then ${next} else greatest(${kept}, ${next}) end`;

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
            mark: latest(catchUps.mark, sql`excluded.mark`),
            scannedAt: latest(catchUps.scannedAt, sql`excluded.scanned_at`),
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
