/**
 * node scripts/with-postgres.ts <command…>
 * Runs a command with TEST_DATABASE_URL: the server that it names already, or a throw-away one made for the command.
 */
import { spawn } from 'node:child_process';
import { answers, openPostgresServer } from './postgres-server.ts';

const [command, ...args] = process.argv.slice(2);
const given = process.env['TEST_DATABASE_URL'];

try {
  if (command === undefined) throw new Error('usage: node scripts/with-postgres.ts <command…>');
  const isThere = given !== undefined && (await answers(given));
  process.exitCode = isThere ? await run(given) : await withServer();
} catch (error) {
  console.error(`with-postgres: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

async function withServer(): Promise<number> {
  const server = await openPostgresServer();
  try {
    return await run(server.url);
  } finally {
    await server.remove();
  }
}

/** Signals reach the command; this script goes on until the command has ended, to clean up after it. */
function run(url: string): Promise<number> {
  const child = spawn(command ?? '', args, {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));

  return new Promise(resolve => {
    child.once('error', error => {
      console.error(`with-postgres: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}
