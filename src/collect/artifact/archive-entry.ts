import type { Entry } from 'yauzl';

export interface ArchiveEntry {
  name: string;
  entry: Entry;
}
