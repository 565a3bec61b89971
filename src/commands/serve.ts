import { OperatorError } from '../model/operator-error.ts';
import { reasonOf } from '../model/reason-of.ts';
import { printable } from './printable.ts';

export interface ServeIo {
  /** Called once for each signal that asks the server to end. */
  onSignal(listener: () => void): void;
  readonly stderr: { write(text: string): unknown };
  /** Ends the process where it stands. */
  exit(code: number): void;
}

/**
 * Runs the server until a signal comes, then lets it finish what is in flight. Resolves with the exit code. A second
 * signal ends the process at once.
 */
export async function serve(
  start: () => Promise<{ close(): Promise<void>; readonly failed?: Promise<never> }>,
  io: ServeIo,
): Promise<number> {
  let signals = 0;
  const signalled = new Promise<void>(resolve => {
    io.onSignal(() => {
      signals += 1;
      if (signals > 1) io.exit(1);
      resolve();
    });
  });

  try {
    const server = await start();
    await Promise.race([signalled, ...(server.failed === undefined ? [] : [server.failed])]);
    await server.close();
    return 0;
  } catch (error) {
    io.stderr.write(describeFailure(error));
    return 2;
  }
}

/** One line for each thing to mend; never a stack trace. */
function describeFailure(error: unknown): string {
  if (error instanceof OperatorError)
    return error.message
      .split('\n')
      .map(line => `error: ${printable(line)}\n`)
      .join('');

  return `error: Rung cannot run: ${printable(reasonOf(error).split('\n')[0] ?? '')}\n`;
}
