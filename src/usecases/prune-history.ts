import { type HistoryTable, historyTables } from '../store/history-port.ts';
import type { Services } from './services.ts';

const retentionMs = 90 * 24 * 60 * 60 * 1000;
/** Small enough that nothing waits for it; what is left goes with the next sweep. */
const batch = 500;

/** Removes what is older than 90 days and needed by nothing any more, a small batch of each kind. */
export async function pruneHistory(
  { store, now, log }: Pick<Services, 'store' | 'now' | 'log'>,
  limit: number = batch,
): Promise<Readonly<Record<HistoryTable, number>>> {
  const before = new Date(now().getTime() - retentionMs);
  const pruned = { effect: 0, evaluation: 0, assessment: 0, command: 0, pushed_head: 0, tested_merge: 0 };
  for (const table of historyTables) pruned[table] = await store.history.prune(table, before, limit);
  if (Object.values(pruned).some(count => count > 0)) log.info({ pruned }, 'old rows removed');

  return pruned;
}
