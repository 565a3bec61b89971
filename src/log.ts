import { pino } from 'pino';
import type { Log } from './model/log.ts';

export interface ServerLog extends Log {
  /** Waits until everything is written, at most a second: a reader that stopped reading must not hold us. */
  flush(): Promise<void>;
}

const maxBufferedBytes = 8 * 1024 * 1024;

/** Names under which a secret might be logged by mistake, at the top or one level down. */
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
 * JSON lines on standard output. Writing never waits for the reader: when the pipe is full, lines are kept up to a
 * bound and then dropped.
 */
export function createServerLog(level: string, file: string | number = 1): ServerLog {
  const destination = pino.destination({ dest: file, sync: false, maxLength: maxBufferedBytes });
  // A full disk or a closed pipe costs the log, not the service.
  destination.on('error', () => {});
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      redact: { paths: secretNames.flatMap(name => [name, `*.${name}`]), censor: '[secret]' },
    },
    destination,
  );
  return Object.assign(log, { flush: () => flush(destination) });
}

/** Name, message and stack only: errors of handlers carry whole events as properties. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  return { name: error.name, message: error.message, stack: error.stack };
}

async function flush(destination: ReturnType<typeof pino.destination>): Promise<void> {
  await Promise.race([
    new Promise<void>(resolve => destination.flush(() => resolve())),
    new Promise<void>(resolve => setTimeout(resolve, 1000).unref()),
  ]);
}
