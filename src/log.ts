import type { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Log } from './model/log.ts';
import { isFailedStatement, reasonOf } from './model/reason-of.ts';

export interface ServerLog extends Log {
  /** Waits until everything is written, at most a second: a reader that stopped reading must not hold us. */
  flush(): Promise<void>;
}

const maxWaitingBytes = 8 * 1024 * 1024;

/** Names under which a secret or a payload might be logged by mistake, at the top or one level down. */
const secretNames = [
  'privateKey',
  'secret',
  'secrets',
  'webhookSecrets',
  'token',
  'authorization',
  'password',
  'payload',
  'databaseUrl',
];

/**
 * JSON lines. Writing never waits for the reader: when the pipe is full, lines wait in memory up to a bound and are
 * dropped beyond it.
 */
export function createServerLog(level: string, output: Writable = process.stdout): ServerLog {
  // A full disk or a closed pipe costs the log, not the service.
  output.on('error', () => {});
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      redact: { paths: secretNames.flatMap(name => [name, `*.${name}`]), censor: '[secret]' },
    },
    {
      write(line) {
        if (output.writableLength < maxWaitingBytes) output.write(line);
      },
    },
  );
  return Object.assign(log, { flush: () => flush(output) });
}

/** Name, message and stack only: errors of handlers carry whole events as properties. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  if (!isFailedStatement(error)) return { name, message, stack };

  return { name, message: reasonOf(error), stack: stack?.replace(message, '') };
}

async function flush(output: Writable): Promise<void> {
  await Promise.race([
    new Promise<void>(resolve => output.write('', () => resolve())),
    new Promise<void>(resolve => setTimeout(resolve, 1000).unref()),
  ]);
}
