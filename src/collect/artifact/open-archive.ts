import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { shownSize, unreadBecause } from '../../model/unread-reason.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { refuseEntry, shownName } from './refuse-entry.ts';
import { refuseOverlaps } from './refuse-overlaps.ts';

export interface Archive {
  zip: ZipFile;
  /** Files only, in the central directory's order. */
  entries: ArchiveEntry[];
}

/**
 * Reads the central directory and refuses what no honest upload contains, before anything is inflated. GitHub's
 * archives carry data descriptors: only the central directory knows where an entry ends.
 */
export async function openArchive(bytes: Buffer, limits: ArchiveLimits): Promise<Archive> {
  if (bytes.length > limits.archiveBytes)
    throw new ArchiveRejected(unreadBecause('archive.large', { size: shownSize(limits.archiveBytes) }));
  const zip = await openZip(bytes);
  // A byte offset, although its type declares a boolean.
  const directoryStart = Number(zip.readEntryCursor);
  const entries = await readDirectory(zip, limits).catch(cause => {
    if (cause instanceof ArchiveRejected) throw cause;
    throw new ArchiveRejected(unreadBecause('archive.damaged-directory'), { cause });
  });
  await refuseOverlaps(zip, entries, directoryStart);
  return { zip, entries: entries.filter(({ name }) => !name.endsWith('/')) };
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { decodeStrings: false });
  } catch (cause) {
    throw new ArchiveRejected(unreadBecause('archive.no-zip'), { cause });
  }
}

async function readDirectory(zip: ZipFile, limits: ArchiveLimits): Promise<ArchiveEntry[]> {
  const entries = new Map<string, ArchiveEntry>();
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    refuseEntry(entry, name);
    if (entries.has(name))
      throw new ArchiveRejected(unreadBecause('archive.same-names', { entry: shownName(name) }));
    if (entries.size >= limits.entries)
      throw new ArchiveRejected(unreadBecause('archive.many-entries', { most: limits.entries }));
    entries.set(name, { name, entry });
  }
  return [...entries.values()];
}

function nameOf(entry: Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}
