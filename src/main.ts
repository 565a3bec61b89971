import { onEndSignal } from './commands/on-end-signal.ts';
import { serve } from './commands/serve.ts';
import { nameProblem } from './http/name-problem.ts';
import { loadEnvironment } from './load-environment.ts';
import type { ServerLog } from './log.ts';
import { startServer } from './start-server.ts';

let log: ServerLog | undefined;

// Node opens its debugger on this signal, to every process of this machine. With a listener it does not.
process.on('SIGUSR1', () => log?.warn({}, 'SIGUSR1 is ignored: start with --inspect to debug'));

const code = await serve(
  async () => {
    const network = loadEnvironment();
    return await startServer({
      environment: process.env,
      network,
      onLog: next => {
        if (log === undefined) reportSurprises();
        log = next;
      },
      now: () => new Date(),
    });
  },
  {
    onSignal: onEndSignal,
    stderr: process.stderr,
    exit: process.exit,
  },
);
await log?.flush();
process.exit(code);

/** A forgotten rejection costs one line, not the server. After an exception nothing can be relied on: it ends. */
function reportSurprises(): void {
  process.on('unhandledRejection', error => log?.error(describe(error), 'unhandled rejection'));
  process.on('uncaughtException', async error => {
    log?.error(describe(error), 'uncaught exception: the server ends');
    await log?.flush();
    process.exit(1);
  });
}

/** Where it happened, without the message: that may hold a payload. */
function describe(error: unknown) {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter(line => line.startsWith('    at '));
  return { problem: nameProblem(error), frames: frames.slice(0, 8).map(line => line.trim()) };
}
