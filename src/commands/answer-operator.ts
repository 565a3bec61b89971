import { GatewayError } from '../model/gateway-error.ts';
import { OperatorError } from '../model/operator-error.ts';
import { isFailedStatement, reasonOf } from '../model/reason-of.ts';
import type { CommandIo, ExitCode } from './command-io.ts';
import { printable } from './printable.ts';

/** Ends a command with its exit code: 2 for what the operator can mend, 3 for what GitHub did not tell. */
export async function answerOperator(io: CommandIo, act: () => Promise<ExitCode>): Promise<void> {
  try {
    io.setExitCode(await act());
  } catch (error) {
    const known = error instanceof GatewayError ? error : await toOperatorError(error);
    for (const line of known.message.split('\n')) io.stderr.write(`error: ${printable(line)}\n`);
    io.setExitCode(known instanceof GatewayError ? 3 : 2);
  }
}

/** A database may refuse or vanish at any statement: a standby, a role without rights, a failover. The rest is a bug. */
async function toOperatorError(error: unknown): Promise<OperatorError> {
  if (error instanceof OperatorError) return error;
  // Loads the database's client, which most commands do without.
  const { sqlStateOf } = await import('../store/sql-state.ts');
  const isOfDatabase =
    sqlStateOf(error) !== undefined || (error instanceof Error && isFailedStatement(error));
  if (!isOfDatabase) throw error;
  const [reason = ''] = reasonOf(error)
    .replace(/^the database: /, '')
    .split('\n');

  return new OperatorError(`The database cannot be used: ${reason}.`, { cause: error });
}
