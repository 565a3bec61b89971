import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the server that the tests use, dropped afterwards. `command` is how to run it with one. */
export async function withTemporaryDatabase<Result>(
  command: string,
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error(`TEST_DATABASE_URL is not set: run this as "${command}".`);
  const name = `rung_${randomUUID().replaceAll('-', '')}`;
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await query(server, `drop database if exists ${name} with (force)`);
  }
}

async function query(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
