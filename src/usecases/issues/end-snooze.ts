import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import { isSnoozed } from './acceptance.ts';

/** Ends what this comment put off. Another command may have taken its place since: true when it had not, also the second time. */
export async function endSnooze(
  services: Pick<Services, 'store' | 'now'>,
  row: FiledIssue,
  commentId: number,
): Promise<boolean> {
  const last = await lastSnooze(services, row);
  if (last?.commentId !== commentId) return false;
  if (isSnoozed(row, services.now())) await services.store.issues.change(row, { snoozedUntil: null });

  return true;
}

/** The command that put the issue off, or ended that, last. */
export function lastSnooze(
  { store }: Pick<Services, 'store'>,
  { repositoryId, number }: Pick<FiledIssue, 'repositoryId' | 'number'>,
) {
  return store.commands.latest(repositoryId, number, { name: 'snooze', outcome: 'done' });
}
