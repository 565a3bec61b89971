import type { Entry } from 'yauzl';
import { unreadBecause } from '../../model/unread-reason.ts';
import { ArchiveRejected } from './archive-rejected.ts';

const maxNameLength = 1024;
const fileTypeMask = 0xf000;
const regularFile = 0x8000;
const directory = 0x4000;
const knownTypes: ReadonlySet<number> = new Set([0, regularFile, directory]);

/** Nothing is ever written to disk; such entries are signs that the archive was made to mislead. */
export function refuseEntry(entry: Entry, name: string): void {
  const shown = shownName(name);
  if (name.length > maxNameLength)
    throw new ArchiveRejected(unreadBecause('entry.long-name', { entry: shown, most: maxNameLength }));
  const reason = reasonAgainst(entry, name);
  if (reason) throw new ArchiveRejected(unreadBecause(reason, { entry: shown }));
}

function reasonAgainst(entry: Entry, name: string) {
  if (name === '') return 'entry.nameless';
  if (name.includes('\0')) return 'entry.nul';
  if (name.includes('\\')) return 'entry.backslash';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'entry.absolute';
  if (name.split('/').includes('..')) return 'entry.leaves';
  if (entry.isEncrypted()) return 'entry.encrypted';
  // Unix mode in the upper half; zero where the writer keeps none.
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  return knownTypes.has(type) ? undefined : 'entry.special';
}

/** Short and on one line, for a message. */
export function shownName(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
