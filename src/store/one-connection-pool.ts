import pg from 'pg';
import { EmbeddedStream, type ExecuteProtocol } from './embedded-stream.ts';
import { prepareOften } from './prepare-often.ts';

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

/** node-postgres on the one session of the embedded database: first come, first served, and nobody waits for ever. */
export class OneConnectionPool extends pg.Pool {
  constructor(
    execute: ExecuteProtocol,
    patienceMs = 10_000,
    ended: () => AbortSignal | undefined = () => undefined,
  ) {
    super({
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: patienceMs,
      stream: () => new EmbeddedStream(execute, ended()),
      // Said explicitly, lest node-postgres look for them in PGUSER, PGSSLMODE and the like.
      user: 'postgres',
      database: 'postgres',
      host: 'localhost',
      password: '',
      ssl: false,
    });
    this.on('connect', prepareOften);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback === undefined)
      return super.connect().catch(error => {
        throw explained(error);
      });

    super.connect((error, client, release) => callback(error && explained(error), client, release));
  }
}

function explained(error: Error): Error {
  if (!/timeout exceeded/.test(error.message)) return error;

  return new Error(
    "The embedded database's one connection was busy too long. A statement inside a transaction must use that transaction.",
    { cause: error },
  );
}
