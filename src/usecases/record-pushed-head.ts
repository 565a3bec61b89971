import type { PullRequestRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/** What an event of a pull request tells about its head. */
export interface HeadEvent {
  readonly action: string;
  readonly headSha: string;
  readonly isFromFork: boolean;
  readonly senderId: number | null;
  readonly at: Date;
}

/**
 * Keeps when a commit became the head, and who pushed it. Who opens a pull request from a branch of the same repository
 * need not have pushed that branch: GitHub's log of the branch tells, when it matters. A fork is its owner's.
 */
export async function recordPushedHead(
  services: Pick<Services, 'store'>,
  { repository, number }: PullRequestRef,
  { action, headSha, isFromFork, senderId, at }: HeadEvent,
): Promise<void> {
  const isPush = action === 'synchronize';
  if (!isPush && action !== 'opened') return;
  const pushedBy = isPush || isFromFork ? senderId : null;
  await services.store.pushedHeads.record({ repositoryId: repository.id, number, headSha, pushedBy, at });
}
