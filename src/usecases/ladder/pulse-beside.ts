import { orUnknown } from '../../collect/or-unknown.ts';
import type { LadderReads, Pulse } from '../../github/ladder/ladder-port.ts';
import type { FiledIssue } from '../../store/issue-port.ts';

/** What moved beside Rung's own issues; undefined where GitHub does not tell. */
export function pulseBeside(
  reads: Pick<LadderReads, 'pulse'>,
  filed: readonly Pick<FiledIssue, 'number'>[],
): Promise<Pulse | undefined> {
  return orUnknown(reads.pulse(new Set(filed.map(({ number }) => number))));
}

/** The commit that a branch is at; null where the pulse is of another one, which became the default branch meanwhile. */
export function headOf(pulse: Pulse | undefined, branch: string): string | null {
  return pulse?.head?.branch === branch ? pulse.head.sha : null;
}
