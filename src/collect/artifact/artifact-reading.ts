import type { CoverageReport } from '../../model/coverage.ts';
import type { Sentence } from '../../model/sentence.ts';

export interface ReadEntries {
  reports: { entry: string; report: CoverageReport }[];
  /** Entries that look like a report or an archive and could not be read; the reports count without them. */
  unreadable: { entry: string; reason: Sentence }[];
  /** Entries that are no report: HTML, scripts, images. */
  skippedEntries: number;
}

/** `rejected`: why nothing of it is used. It and all names and reasons may quote the archive: untrusted text. */
export type ArtifactReading = ReadEntries | { rejected: Sentence };

export interface ReportQuestion {
  /** Basenames of the changed files: only lines of files so named are kept, whatever their case. */
  keepBasenames: readonly string[];
  /** The bytes may be one report alone, also compressed with gzip; its entry has no name then. */
  mayBeReport?: boolean;
}
