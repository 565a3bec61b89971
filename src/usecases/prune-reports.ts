import type { Services } from './services.ts';

const retentionMs = 14 * 24 * 60 * 60 * 1000;
/** What is left goes with the next sweep. */
const batch = 50;

/** Removes reports that were sent more than 14 days ago, unless their commit is the head of an open pull request. */
export async function pruneReports({ store, now }: Pick<Services, 'store' | 'now'>): Promise<number> {
  return await store.sentReports.prune(new Date(now().getTime() - retentionMs), batch);
}
