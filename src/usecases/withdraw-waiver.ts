import type { PullRequestRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * A comment was edited or deleted: what it waived counts again. True when there was something. The check is asked for also
 * where nothing stands any more: a process may have ended in between.
 */
export async function withdrawWaiver(
  services: Services,
  pullRequest: PullRequestRef,
  commentId: number,
  requestCheck: (ref: PullRequestRef) => Promise<void>,
): Promise<boolean> {
  const { id } = pullRequest.repository;
  const hadWaived = await services.store.waivers.withdraw(id, commentId, services.now());
  if (hadWaived) await requestCheck(pullRequest);

  return hadWaived;
}
