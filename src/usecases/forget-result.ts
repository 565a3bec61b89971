import type { Topic } from '../model/check-run-output.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/** Somebody pressed *Re-run*: the next check makes a new check run even where the answer stays the same. */
export async function forgetResult(
  services: Services,
  repository: RepositoryRef,
  headSha: string,
  topics: readonly Topic[],
): Promise<void> {
  for (const topic of topics) {
    const latest = await services.store.evaluations.latest(repository.id, headSha, topic);
    if (latest === undefined || latest.concludedAt === null) continue;
    await services.store.evaluations.update(latest.id, { inputHash: null, contentHash: null });
  }
}
