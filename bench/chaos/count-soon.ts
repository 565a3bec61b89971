import pg from 'pg';

/** The server's connections, whichever pool was used last: the queue tells only how many jobs are scheduled at all. */
let pool: pg.Pool | undefined;

export function rememberPool(): void {
  const { connect } = pg.Pool.prototype;
  function rememberingConnect(this: pg.Pool, ...given: unknown[]): unknown {
    pool = this;

    return Reflect.apply(connect, this, given);
  }
  Object.assign(pg.Pool.prototype, { connect: rememberingConnect });
}

const longestBackoff = "interval '5 s'";

/** What was cut off several times would wait for minutes, and be taken for something that is scheduled for later. */
export async function hurryRetries(): Promise<void> {
  await pool?.query(
    `update pgboss.job set start_after = now() + ${longestBackoff}
      where state = 'retry' and start_after > now() + ${longestBackoff}`,
  );
}

/** Jobs that will run within a minute: retries and second looks, but not the deadlines of checks. */
export async function countSoon(): Promise<number> {
  const found = await pool?.query<{ jobs: string }>(
    `select count(*) as jobs from pgboss.job
      where state < 'active' and start_after between now() and now() + interval '1 min'`,
  );

  return Number(found?.rows[0]?.jobs ?? 0);
}
