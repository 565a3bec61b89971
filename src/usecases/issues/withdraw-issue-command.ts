import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';
import { endSnooze } from './end-snooze.ts';

/**
 * A comment on an issue of Rung's was edited or deleted: what it waived is asked again, what it put off is put off no more.
 * The issues follow at once. True when there was something.
 */
export async function withdrawIssueCommand(
  services: Pick<Services, 'store' | 'now'>,
  { repository, number }: { readonly repository: RepositoryRef; readonly number: number },
  commentId: number,
  requestTurn: (repository: RepositoryRef) => Promise<void>,
): Promise<boolean> {
  const { issues, waivers } = services.store;
  const row = await issues.byNumber(repository.id, number);
  const wasWaiver = await waivers.withdraw(repository.id, commentId, services.now());
  const wasSnooze = row !== undefined && (await endSnooze(services, row, commentId));
  if (wasWaiver || wasSnooze) await requestTurn(repository);

  return wasWaiver || wasSnooze;
}
