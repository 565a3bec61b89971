import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { type SQL, sql } from './drizzle.ts';
import type { Entry, Lane, Lanes } from './lane-port.ts';

const longestSleepSeconds = 3600;
/** Longer ago than any pace looks. */
const keptSeconds = 2 * 3600;
/** What is further in the future was written while a clock was wrong, which must not hold anybody up until then. */
const skewSeconds = 60;

/** The server's clock where several instances share it; the embedded database has one process, and so that one's. */
export function createLanes({ drizzle, kind }: Database, now: () => Date): Lanes {
  const holder = randomUUID();
  const isSole = kind === 'embedded';
  const ownTime = () => (isSole ? now().toISOString() : null);
  const time = (): SQL => (isSole ? sql`${now().toISOString()}::timestamptz` : sql`clock_timestamp()`);
  const after = (seconds: number | SQL) => sql`${time()} + ${seconds} * interval '1 s'`;

  return {
    async enter({ installationId, lane, amount, paces, heldForMs }) {
      const { rows } = await drizzle.execute<{
        outcome: Entry['kind'];
        waitMs: number;
        fence: number | string;
      }>(sql`
        select outcome, wait_ms as "waitMs", its_fence as fence from enter_lane(
          ${installationId}, ${lane}, ${amount}, ${JSON.stringify(paces)}::jsonb, ${heldForMs}::bigint,
          ${holder}, ${isSole}, ${ownTime()}::timestamptz)`);
      const [row] = rows;
      if (row === undefined) throw new Error('The database said nothing about the lane.');
      if (row.outcome === 'entered') return { kind: 'entered', fence: Number(row.fence) };

      return { kind: row.outcome, waitMs: Math.ceil(row.waitMs) };
    },

    async giveBack({ installationId, lane, amount }) {
      await drizzle.execute(sql`
        delete from lane_use where position = (
          select position from lane_use
          where installation_id = ${installationId} and lane = ${lane} and amount = ${amount}
          order by at desc, position desc limit 1
        )`);
    },

    async freeIn({ installationId, lane, amount }, { amount: most, perSeconds }) {
      const { rows } = await drizzle.execute<{ waitMs: number }>(sql`
        select (1000 * extract(epoch from used.at - (${time()} - ${perSeconds} * interval '1 s')))::double precision
          as "waitMs"
        from (
          select at, sum(amount) over (order by at desc, position desc) as total from lane_use
          where installation_id = ${installationId} and lane = ${lane}
            and at > ${time()} - ${perSeconds} * interval '1 s'
        ) used
        where used.total > ${most - amount}::bigint order by used.at desc limit 1`);

      return Math.ceil(Math.max(0, rows[0]?.waitMs ?? 0));
    },

    async leave(installationId, lane, fence, outcome) {
      const own = sql`installation_id = ${installationId} and lane = ${lane} and fence = ${fence}`;
      await drizzle.execute(sql`
        with recovered as (
          update lane set refusals_in_a_row = 0
          where installation_id = ${installationId} and lane = ${sleeper} and refusals_in_a_row > 0
            and asleep_until <= ${time()} and ${outcome === 'written'}
            and exists (select from lane where ${own})
        )
        update lane set holder = null, held_until = null where ${own}`);
    },

    async sleep(installationId, seconds, { isTimeGuessed }) {
      const inARow = sql`case
        when lane.asleep_until > ${time()} then lane.refusals_in_a_row
        when lane.asleep_until > ${time()} - ${longestSleepSeconds} * interval '1 s' then lane.refusals_in_a_row + 1
        else 1 end`;
      const doubled = sql`greatest(${seconds}, least(${seconds} * 2 ^ (${inARow} - 1), ${longestSleepSeconds}))`;
      const lasting = isTimeGuessed ? doubled : seconds;
      const { rows } = await drizzle.execute<{ waitMs: number }>(sql`
        insert into lane (installation_id, lane, asleep_until, refusals_in_a_row)
        values (${installationId}, ${sleeper}, ${after(seconds)}, 1)
        on conflict (installation_id, lane) do update set
          refusals_in_a_row = ${inARow},
          asleep_until = greatest(lane.asleep_until, ${after(lasting)})
        returning (1000 * extract(epoch from asleep_until - ${time()}))::double precision as "waitMs"`);

      return Math.ceil(rows[0]?.waitMs ?? seconds * 1000);
    },

    async asleep() {
      const { rows } = await drizzle.execute<{ lane: Lane; count: number }>(sql`
        select lane.lane, count(*)::integer as count from lane
        join lane sleeper on sleeper.installation_id = lane.installation_id and sleeper.lane = ${sleeper}
        where sleeper.asleep_until > ${time()} group by lane.lane`);
      const counts = { notifying: 0, 'check-run': 0, requests: 0, background: 0, 'new-comments': 0 };
      for (const { lane, count } of rows) counts[lane] = count;

      return counts;
    },

    async prune() {
      const pruned = await drizzle.execute(sql`
        delete from lane_use where at < ${time()} - ${keptSeconds} * interval '1 s' or at > ${after(skewSeconds)}`);
      await drizzle.execute(sql`
        update lane set asleep_until = null where asleep_until > ${after(keptSeconds)}`);

      return pruned.rowCount ?? 0;
    },
  };
}

/** An installation sleeps as a whole; the row of this lane says until when. */
const sleeper: Lane = 'requests';
