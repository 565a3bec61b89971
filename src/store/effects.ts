import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { and, eq, not, type SQL, sql } from './drizzle.ts';
import type { DoneEffect, Effects } from './effect-port.ts';
import { effects } from './schema.ts';

const thirtySeconds = 30_000;

export function createEffects(
  { drizzle, kind }: Pick<Database, 'drizzle' | 'kind'>,
  { leaseMs = thirtySeconds }: { readonly leaseMs?: number } = {},
): Effects {
  const holder = randomUUID();
  const { key: keyColumn, fence, heldUntil, intendedAt, done } = effects;
  const held = (key: string, mine: number) => and(eq(keyColumn, key), eq(fence, mine), not(done));
  /** Several processes share one clock, the database's. */
  const time = (at: Date) => (kind === 'postgresql' ? sql`now()` : sql`${at.toISOString()}::timestamptz`);
  const until = (at: Date) => sql`${time(at)} + ${leaseMs} * interval '1 millisecond'`;
  // Never the same again, also where the row was deleted in between.
  const nextFence = sql`(extract(epoch from clock_timestamp()) * 1e6)::bigint`;

  function isFree(at: Date): SQL {
    const ranOut = sql`${heldUntil} is null or ${heldUntil} <= ${time(at)}`;
    // The only process: whoever else held it is dead. A lease from the future is none: the clock went back.
    return kind === 'postgresql'
      ? ranOut
      : sql`${ranOut} or ${effects.holder} <> ${holder} or ${heldUntil} > ${until(at)}`;
  }

  async function take(key: string, contentHash: string, at: Date) {
    const [row] = await drizzle
      .insert(effects)
      .values({
        ...{ key, contentHash, githubId: null, done: false, holder },
        fence: nextFence,
        intendedAt: time(at),
        heldUntil: until(at),
      })
      .onConflictDoUpdate({
        target: keyColumn,
        set: {
          holder,
          fence: sql`greatest(${fence} + 1, ${nextFence})`,
          heldUntil: until(at),
          // Of a holder that never let go the request left before its lease ran out, or before this process began.
          intendedAt: sql`case when ${heldUntil} is null then ${intendedAt}
            else greatest(${intendedAt}, least(${heldUntil}, ${time(at)})) end`,
        },
        setWhere: sql`not ${done} and (${isFree(at)})`,
      })
      .returning({
        fence,
        isNew: sql<boolean>`xmax = 0`,
        doubtMs: millisecondsTo(time(at), intendedAt),
      });

    return row;
  }

  return {
    async claim(key, contentHash, at) {
      for (;;) {
        const taken = await take(key, contentHash, at);
        if (taken !== undefined) {
          const doubtMs = taken.isNew ? null : Math.max(0, Number(taken.doubtMs));

          return { kind: 'mine', fence: taken.fence, heldForMs: leaseMs, doubtMs };
        }
        const [row] = await drizzle
          .select({
            ...{ done, githubId: effects.githubId, contentHash: effects.contentHash },
            waitMs: millisecondsTo(heldUntil, time(at)),
          })
          .from(effects)
          .where(eq(keyColumn, key));
        // Empty when its holder abandoned it between the two statements: then try again.
        if (row?.done) return { kind: 'done', githubId: row.githubId, contentHash: row.contentHash };
        if (row !== undefined && Number(row.waitMs) > 0) return { kind: 'held', waitMs: Number(row.waitMs) };
      }
    },

    async complete(key, { githubId, contentHash }) {
      const values = { githubId, contentHash, done: true, holder: null, heldUntil: null };
      const completed = await drizzle
        .insert(effects)
        .values({ key, ...values, fence: nextFence, intendedAt: sql`now()` })
        .onConflictDoUpdate({ target: keyColumn, set: values, setWhere: not(done) })
        .returning({ key: keyColumn });

      return completed.length === 1 ? undefined : await find(key);
    },

    async release(key, mine, how, at) {
      await drizzle
        .update(effects)
        .set({ holder: null, heldUntil: null, ...(how === 'in-doubt' && { intendedAt: time(at) }) })
        .where(held(key, mine));
    },

    async abandon(key, mine) {
      await drizzle.delete(effects).where(held(key, mine));
    },

    isBegun: async key => (await drizzle.$count(effects, eq(keyColumn, key))) > 0,

    find,
  };

  async function find(key: string): Promise<DoneEffect | undefined> {
    const [row] = await drizzle
      .select({ githubId: effects.githubId, contentHash: effects.contentHash })
      .from(effects)
      .where(and(eq(keyColumn, key), done));

    return row;
  }
}

function millisecondsTo(later: SQL | typeof effects.heldUntil, earlier: SQL | typeof effects.intendedAt) {
  return sql<string>`extract(epoch from ${later} - ${earlier}) * 1000`;
}
