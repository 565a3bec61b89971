import { and, eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import type { Effects } from './port.ts';
import { effects } from './schema.ts';

export function createEffects({ drizzle }: Database): Effects {
  const insertIntent = (key: string, contentHash: string, at: Date) =>
    drizzle
      .insert(effects)
      .values({ key, contentHash, githubId: null, done: false, intendedAt: at })
      .onConflictDoNothing()
      .returning();
  const find = (key: string) => drizzle.select().from(effects).where(eq(effects.key, key));

  return {
    async intend(key, contentHash, at) {
      for (;;) {
        const [inserted] = await insertIntent(key, contentHash, at);
        if (inserted !== undefined) return { effect: inserted, isNew: true };
        // Empty when another worker abandoned the row between the two statements: then try again.
        const [earlier] = await find(key);
        if (earlier !== undefined) return { effect: earlier, isNew: false };
      }
    },

    async complete(key, githubId, contentHash) {
      const updated = await drizzle
        .update(effects)
        .set({ githubId, contentHash, done: true })
        .where(eq(effects.key, key));
      if (updated.rowCount === 0) throw new Error(`There is no intent for the effect ${key}.`);
    },

    async abandon(key) {
      await drizzle.delete(effects).where(and(eq(effects.key, key), eq(effects.done, false)));
    },
  };
}
