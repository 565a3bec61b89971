import type { Topic } from '../model/check-run-output.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * Somebody pressed *Re-run*: the next check makes a new check run even where the answer stays the same. What was begun
 * since then is that new check run already: whoever comes here again after a crash must not ask for one more.
 */
export async function forgetResult(
  services: Services,
  repository: RepositoryRef,
  headSha: string,
  topics: readonly Topic[],
  askedAt: Date,
): Promise<void> {
  for (const topic of topics) {
    const latest = await services.store.evaluations.latest(repository.id, headSha, topic);
    if (latest === undefined || latest.concludedAt === null || latest.startedAt > askedAt) continue;
    await services.store.evaluations.update(latest.id, { inputHash: null, contentHash: null });
  }
}
