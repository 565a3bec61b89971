import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shownSize, unreadBecause } from '../model/unread-reason.ts';
import { type ArchiveLimits, archiveLimits } from './artifact/archive-limits.ts';
import type { ArtifactReading, ReportQuestion } from './artifact/artifact-reading.ts';
import { encodeMessage } from './artifact/child-message.ts';
import { decodeReading } from './artifact/decode-reading.ts';
import { runConfined } from './artifact/run-confined.ts';

export type { ArtifactReading, ReportQuestion } from './artifact/artifact-reading.ts';

export interface ReadReportsOptions {
  limits?: Partial<ArchiveLimits>;
  nodePath?: string;
  killAfterMs?: number;
}

// Sources run as `.ts`, the package as `.js`; tsc does not rewrite the file name in a URL.
const childPath = fileURLToPath(
  new URL(`./artifact/artifact-child${extname(import.meta.url)}`, import.meta.url),
);

/**
 * Reads the coverage reports of an artifact's zip, or a report that was sent, in a confined child process. Never throws
 * for what the bytes hold: a zip that must not be trusted is `rejected`, a report that cannot be read is listed in `unreadable`.
 */
export async function readReports(
  zip: Uint8Array,
  question: ReportQuestion,
  options: ReadReportsOptions = {},
): Promise<ArtifactReading> {
  const limits = { ...archiveLimits, ...options.limits };
  if (zip.length > limits.archiveBytes)
    return { rejected: unreadBecause('archive.large', { size: shownSize(limits.archiveBytes) }) };
  const message = encodeMessage({
    limits,
    keepBasenames: question.keepBasenames,
    archiveBytes: zip.length,
    mayBeReport: question.mayBeReport ?? false,
  });
  const outcome = await runConfined(childPath, [message, zip], {
    nodePath: options.nodePath ?? process.execPath,
    killAfterMs: options.killAfterMs ?? 60_000,
    heapMebibytes: limits.heapMebibytes,
    answerBytes: limits.answerBytes,
  });
  if ('ended' in outcome) return { rejected: outcome.ended };
  try {
    return decodeReading(outcome.answer.toString('utf8'));
  } catch {
    return { rejected: unreadBecause('reader.impossible') };
  }
}
