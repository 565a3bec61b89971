import type { PullRequestRef } from '../model/repository.ts';
import { rememberNothing } from './prompt-facts.ts';
import type { Services } from './services.ts';

/** A review or a conversation changed, which only GitHub tells: the next check of the pull request asks anew whether it is done. */
export async function reconsiderDone(
  services: Services,
  { repository, number }: PullRequestRef,
): Promise<void> {
  const { pullRequests, evaluations } = services.store;
  const pull = await pullRequests.find(repository.id, number);
  if (pull === undefined) return;
  const { headSha } = pull;
  const topic = 'definition-of-done';
  rememberNothing(services, { repository, headSha, topic }, null);
  const latest = await evaluations.latest(repository.id, headSha, topic);
  if (latest !== undefined && latest.concludedAt !== null)
    await evaluations.update(latest.id, { inputHash: null });
}
