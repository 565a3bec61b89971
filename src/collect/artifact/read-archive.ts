import { RecordBudget } from '../../coverage/record-budget.ts';
import { shownSize, unreadBecause } from '../../model/unread-reason.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import type { ArtifactReading, ReadEntries } from './artifact-reading.ts';
import { type InflatedCount, inflateEntry } from './inflate-entry.ts';
import { openArchive } from './open-archive.ts';
import { readEntry } from './read-entry.ts';

/** Reads every report of a zip; of the files that `keep` refuses only path and line counts remain. */
export async function readArchive(
  bytes: Buffer,
  keep: (path: string) => boolean,
  limits: ArchiveLimits,
): Promise<ArtifactReading> {
  try {
    return await readEntries(bytes, keep, limits);
  } catch (error) {
    if (error instanceof ArchiveRejected) return { rejected: error.reason };
    throw error;
  }
}

async function readEntries(
  bytes: Buffer,
  keep: (path: string) => boolean,
  limits: ArchiveLimits,
): Promise<ReadEntries> {
  const reading: ReadEntries = { reports: [], unreadable: [], skippedEntries: 0 };
  const { zip, entries } = await openArchive(bytes, limits);
  const total: InflatedCount = { bytes: 0 };
  const refused: ReadEntries['unreadable'] = [];
  const onInflated = (count: number) => {
    total.bytes += count;
    if (total.bytes > limits.inflatedBytes)
      throw new ArchiveRejected(unreadBecause('archive.inflates', { size: shownSize(limits.inflatedBytes) }));
  };
  const budget = new RecordBudget();
  for (const entry of entries) {
    const content = inflateEntry(zip, entry, limits, total);
    const outcome = await readEntry(content, { keep, budget, onInflated });
    if (outcome === 'skipped') reading.skippedEntries++;
    else if ('refused' in outcome) refused.push({ entry: entry.name, reason: outcome.refused });
    else if ('report' in outcome) reading.reports.push({ entry: entry.name, report: outcome.report });
    else reading.unreadable.push({ entry: entry.name, reason: outcome.unreadable });
  }
  if (reading.reports.length === 0) reading.unreadable.push(...refused);
  else reading.skippedEntries += refused.length;
  return reading;
}
