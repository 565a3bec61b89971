import type { Database } from '../../src/store/database.ts';
import type { Store } from '../../src/store/port.ts';
import { nextTurn } from '../../src/usecases/ladder/next-turn.ts';
import type { Firm } from './firms.ts';
import type { Originals } from './originals.ts';

const atOnce = 500;

/** Each repository as its original was left by its first turn. What is remembered is copied where it will be asked for. */
export async function fillStore(
  { store, pool }: { store: Store; pool: Database['pool'] },
  firms: readonly Firm[],
  originals: Originals,
  now: Date,
): Promise<void> {
  for (const { name: owner, installation, zone, repositories } of firms) {
    const { id: installationId } = installation;
    await store.installations.put({
      ...{ id: installationId, account: owner, state: 'active', since: now, permissions: null },
    });
    const schedule = { every: 'monday', at: '09:00', zone } as const;
    for (let from = 0; from < repositories.length; from += atOnce) {
      const some = repositories.slice(from, from + atOnce);
      for (const { id, name } of some)
        await store.repositories.put({ installationId, id, owner, name }, { defaultBranch: 'main' });
      for (const isMoved of [false, true]) {
        const ids = some.filter(one => one.isMoved === isMoved).map(({ id }) => id);
        const dues = ids.map(id => nextTurn(schedule, id, now).toISOString());
        const like = originals[isMoved ? 'moved' : 'quiet'].record.id;
        await pool.query(
          `insert into ladder (repository_id, events_since, backfill, backfilled_at, refreshed_at, pulse, read_at, due_at)
           select copy.id, events_since, backfill, backfilled_at, refreshed_at, pulse, read_at, copy.due_at
           from ladder, unnest($2::bigint[], $3::timestamptz[]) as copy (id, due_at) where repository_id = $1`,
          [like, ids, dues],
        );
        await pool.query(
          `insert into ladder_assessment select copy.id, slot, at, catalogue, result, facts
           from ladder_assessment, unnest($2::bigint[]) as copy (id) where repository_id = $1`,
          [like, ids],
        );
        await pool.query(
          `insert into filed_issue
           select copy.id, subject, number, filed_at, ending, ended_at, accepted_until, reason, snoozed_until, content_hash, before
           from filed_issue, unnest($2::bigint[]) as copy (id) where repository_id = $1`,
          [like, ids],
        );
        await pool.query(
          `insert into kept_policy select owner, copy.id, text, sha, read_at
           from kept_policy, unnest($2::bigint[]) as copy (id) where repository_id = $1`,
          [like, ids],
        );
        if (isMoved)
          await pool.query(
            `insert into record select copy.id, kind, key, ended_at, seen_at, value
             from record, unnest($2::bigint[]) as copy (id) where repository_id = $1`,
            [like, ids],
          );
      }
    }
  }
}
