import { GatewayError } from '../model/gateway-error.ts';
import { OperatorError } from '../model/operator-error.ts';
import type { CommandIo, ExitCode } from './command-io.ts';
import { printable } from './printable.ts';

/** Ends a command with its exit code: 2 for what the operator can mend, 3 for what GitHub did not tell. */
export async function answerOperator(io: CommandIo, act: () => Promise<ExitCode>): Promise<void> {
  try {
    io.setExitCode(await act());
  } catch (error) {
    if (!(error instanceof OperatorError || error instanceof GatewayError)) throw error;
    for (const line of error.message.split('\n')) io.stderr.write(`error: ${printable(line)}\n`);
    io.setExitCode(error instanceof OperatorError ? 2 : 3);
  }
}
