import type { CoverageReport } from '../../model/coverage.ts';

export interface ReadEntries {
  reports: { entry: string; report: CoverageReport }[];
  /** Entries that look like a report or an archive and could not be read; the reports count without them. */
  unreadable: { entry: string; reason: string }[];
  /** Entries that are no report: HTML, scripts, images. */
  skippedEntries: number;
}

/** `rejected` completes "artifact rejected: …". It and all names and reasons may quote the archive: untrusted text. */
export type ArtifactReading = ReadEntries | { rejected: string };

export interface ReportQuestion {
  /** Basenames of the changed files: only lines of files so named are kept, whatever their case. */
  keepBasenames: readonly string[];
  /** The bytes may be one report alone, also compressed with gzip; its entry has no name then. */
  mayBeReport?: boolean;
}
