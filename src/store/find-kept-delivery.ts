import { silentLog } from '../model/log.ts';
import { openPostgresql } from './open-postgresql.ts';

export interface KeptDelivery {
  readonly event: string;
  readonly payload: string;
}

/** A delivery that waits in a server's database, or whose job is dead; the payload of a finished one is not kept. Changes nothing. */
export async function findKeptDelivery(databaseUrl: string, guid: string): Promise<KeptDelivery | undefined> {
  const database = await openPostgresql(databaseUrl, silentLog);
  try {
    const { rows: tables } = await database.pool.query<{ name: string | null }>(
      `select to_regclass('delivery') as name`,
    );
    if (tables[0]?.name == null) return undefined;
    const { rows } = await database.pool.query<KeptDelivery>(
      'select event, payload from delivery where guid = $1 and payload is not null',
      [guid],
    );

    return rows[0];
  } finally {
    await database.close();
  }
}
