import type { PlanDeliveries } from '../store/accept-together.ts';
import { queues } from './queue-names.ts';
import type { Turns } from './turns.ts';

const { name } = queues.delivery;

/** Where pg-boss's workers listen: a short form of its schema's name. */
export const wakeUpChannel = `'pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24)`;

/**
 * What pg-boss's own `send` writes, and its wake-up of the workers, as parts of the one statement that stores the
 * deliveries. A test compares the two.
 */
const insert = `
  queued as (
    insert into pgboss.job (
      name, data, priority, singleton_key, group_id, policy, dead_letter, start_after, created_on, keep_until,
      expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds
    )
    select
      '${name}', jsonb_build_object('guid', guid), priority, guid, installation_id::text, policy, dead_letter,
      now(), now(), now() + retention_seconds * interval '1 s',
      expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, heartbeat_seconds
    from to_queue left join pgboss.queue on queue.name = '${name}'
    on conflict do nothing
    returning id
  ),
  told as (select pg_notify(${wakeUpChannel}, '${name}') from queued limit 1)`;

export function planDeliveries(turns: Turns): PlanDeliveries {
  return deliveries => {
    const line = { queue: name, background: false };
    const taken = deliveries.map(({ guid, installationId }) => ({
      guid,
      turn: installationId === null ? undefined : turns.take(line, installationId),
    }));

    return {
      insert,
      priorities: taken.map(({ turn }) => turn?.priority ?? 0),
      settle(queued) {
        // The last one first: a turn can be given back only while it is the last that was taken.
        for (const { guid, turn } of taken.toReversed()) if (!queued.has(guid)) turn?.giveBack();
      },
    };
  };
}
