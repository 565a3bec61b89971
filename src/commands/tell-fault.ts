import { reasonOf } from '../model/reason-of.ts';
import type { CommandIo } from './command-io.ts';
import { printable } from './printable.ts';

/**
 * A fault of Rung's own: one line with its place in the code, for a report. Its exit code is that of "could not be judged":
 * 1 would be a gate that fell short.
 */
export function tellFault(io: Pick<CommandIo, 'stderr' | 'setExitCode'>, error: unknown): void {
  const [reason = ''] = reasonOf(error).split('\n');
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /(?:src|dist)\/([\w./-]+\.[jt]s:\d+)/.exec(stack)?.[1];
  const where = place === undefined ? '' : ` (${place})`;
  io.stderr.write(`error: Rung itself is at fault${where}, please report it: ${printable(reason)}\n`);
  io.setExitCode(3);
}
