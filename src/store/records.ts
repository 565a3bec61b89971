import { type RecordKind, type RecordKinds, recordKinds } from '../model/records/record-kinds.ts';
import type { Database, Transaction } from './database.ts';
import { deleteSome } from './delete-some.ts';
import { and, asc, eq, gte, inArray, isNull, or, sql } from './drizzle.ts';
import type { Records } from './ladder-port.ts';
import { records } from './ladder-schema.ts';

/** So many rows go into one statement. */
const batch = 200;

export function createRecords({ drizzle }: Database): Records {
  return {
    async put(repositoryId, kind, seen, seenAt) {
      const rows = rowsOf(repositoryId, kind, seen, seenAt);
      for (let from = 0; from < rows.length; from += batch)
        await drizzle.transaction(transaction => putRows(transaction, kind, rows.slice(from, from + batch)));
    },

    async list(repositoryId, kind, since) {
      const rows = await drizzle
        .select({ value: records.value })
        .from(records)
        .where(
          and(
            eq(records.repositoryId, repositoryId),
            eq(records.kind, kind),
            or(isNull(records.endedAt), gte(records.endedAt, since)),
          ),
        )
        .orderBy(asc(sql`length(${records.key})`), asc(sql`${records.key} collate "C"`));

      return rows.map(({ value }) => value as RecordKinds[typeof kind]);
    },

    prune: (before, limit) => deleteSome(drizzle, 'record', sql`ended_at < ${before.toISOString()}`, limit),
  };
}

type Row = typeof records.$inferInsert;

/** In the order of their keys, lest two writers wait for each other; of two of one key the last one. */
function rowsOf<Kind extends RecordKind>(
  repositoryId: number,
  kind: Kind,
  seen: readonly RecordKinds[Kind][],
  seenAt: Date,
): readonly Row[] {
  const { key, endedAt } = recordKinds[kind];
  const byKey = new Map(
    seen.map((record): [string, Row] => {
      const end = endedAt(record);
      const row = { endedAt: end === null ? null : new Date(end), seenAt, value: record };

      return [key(record), { ...row, repositoryId, kind, key: key(record) }];
    }),
  );

  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

async function putRows(transaction: Transaction, kind: RecordKind, rows: readonly Row[]): Promise<void> {
  const inserted = await transaction
    .insert(records)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ key: records.key });
  const isNew = new Set(inserted.map(({ key }) => key));
  const others = rows.filter(({ key }) => !isNew.has(key));
  const [first] = others;
  if (first === undefined) return;
  const isOf = and(eq(records.repositoryId, first.repositoryId), eq(records.kind, kind));
  const keys = others.map(({ key }) => key);
  const known = await transaction
    .select({ key: records.key, seenAt: records.seenAt, value: records.value })
    .from(records)
    .where(and(isOf, inArray(records.key, keys)))
    .orderBy(asc(records.key))
    .for('update');
  const before = new Map(known.map(row => [row.key, row]));
  const kept = others.flatMap(row => joined(kind, before.get(row.key), row) ?? []);
  if (kept.length === 0) return;
  await transaction
    .insert(records)
    .values(kept)
    .onConflictDoUpdate({
      target: [records.repositoryId, records.kind, records.key],
      set: {
        value: sql`excluded.value`,
        endedAt: sql`excluded.ended_at`,
        seenAt: sql`excluded.seen_at`,
      },
    });
}

/** What is to be stored; undefined where nothing changes. */
function joined(
  kind: RecordKind,
  before: { readonly seenAt: Date; readonly value: unknown } | undefined,
  row: Row,
): Row | undefined {
  if (before === undefined) return row;
  const isLater = row.seenAt >= before.seenAt;
  const { merge } = recordKinds[kind];
  if (merge === undefined) return isLater ? row : undefined;
  const [older, newer] = isLater ? [before.value, row.value] : [row.value, before.value];

  return {
    ...row,
    seenAt: isLater ? row.seenAt : before.seenAt,
    value: merge(older as never, newer as never),
  };
}
