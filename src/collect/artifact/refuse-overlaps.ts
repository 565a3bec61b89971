import type { ZipFile } from 'yauzl';
import { unreadBecause } from '../../model/unread-reason.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { shownName } from './refuse-entry.ts';

/** Entries that share bytes make a small archive inflate without end. */
export async function refuseOverlaps(
  zip: ZipFile,
  entries: readonly ArchiveEntry[],
  directoryStart: number,
): Promise<void> {
  const sorted = entries.toSorted(
    (left, right) => left.entry.relativeOffsetOfLocalHeader - right.entry.relativeOffsetOfLocalHeader,
  );
  let previousEnd = 0;
  for (const { name, entry } of sorted) {
    const start = entry.relativeOffsetOfLocalHeader;
    const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(cause => {
      throw new ArchiveRejected(unreadBecause('entry.outside', { entry: shownName(name) }), { cause });
    });
    const end = header.fileDataStart + entry.compressedSize;
    if (start < previousEnd || end > directoryStart)
      throw new ArchiveRejected(unreadBecause('entry.overlaps', { entry: shownName(name) }));
    previousEnd = end;
  }
}
