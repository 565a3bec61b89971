import { UnreadableReport } from '../../model/coverage.ts';
import type { Sentence } from '../../model/sentence.ts';
import { quotedWords, unreadBecause } from '../../model/unread-reason.ts';

/** Of what was thrown while a report was read; a fault of our own goes by its name alone. */
export function reasonUnread(error: unknown): Sentence {
  if (error instanceof UnreadableReport) return error.reason;

  return unreadBecause('report.fault', { error: error instanceof Error ? quotedWords(error.name) : '' });
}
