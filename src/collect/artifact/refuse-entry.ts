import type { Entry } from 'yauzl';
import { ArchiveRejected } from './archive-rejected.ts';

const maxNameLength = 1024;
const fileTypeMask = 0xf000;
const regularFile = 0x8000;
const directory = 0x4000;
const knownTypes: ReadonlySet<number> = new Set([0, regularFile, directory]);

/** Nothing is ever written to disk; such entries are signs that the archive was made to mislead. */
export function refuseEntry(entry: Entry, name: string): void {
  const reason = reasonAgainst(entry, name);
  if (reason) throw new ArchiveRejected(`the entry ${shownName(name)} ${reason}`);
}

function reasonAgainst(entry: Entry, name: string): string | undefined {
  if (name === '') return 'has no name';
  if (name.length > maxNameLength) return `has a name longer than ${maxNameLength} characters`;
  if (name.includes('\0')) return 'has a NUL character in its name';
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'has an absolute path';
  if (name.split('/').includes('..')) return 'leaves the archive by ".."';
  if (entry.isEncrypted()) return 'is encrypted';
  // Unix mode in the upper half; zero where the writer keeps none.
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  if (!knownTypes.has(type)) return 'is a symbolic link or another special file';
  return undefined;
}

/** Short and on one line, for a message. */
export function shownName(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
