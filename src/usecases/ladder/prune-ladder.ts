import type { Services } from '../services.ts';

/** Small enough that nothing waits for it; what is left goes with the next sweep. */
const batch = 500;

/** Removes records, assessments and coverages of commits that are older than evidence is kept, a small batch of each. */
export async function pruneLadder(
  { store, now, timing, log }: Pick<Services, 'store' | 'now' | 'timing' | 'log'>,
  limit: number = batch,
): Promise<void> {
  const before = new Date(now().getTime() - timing.evidenceMs);
  const records = await store.records.prune(before, limit);
  const assessments = await store.ladders.prune(before, limit);
  const coverages = await store.existingCoverage.prune(before, limit);
  if (records + assessments + coverages > 0)
    log.info({ records, assessments, coverages }, 'old evidence removed');
}
