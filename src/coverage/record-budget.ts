import { UnreadableReport } from '../model/coverage.ts';
import { unreadBecause } from '../model/unread-reason.ts';

const maxRecords = 1_000_000;
const maxSpanLines = 20_000_000;
/** So many characters of a path or a branch's id count as one record more. */
const charactersOfRecord = 16;

/**
 * How much may be kept of one report, or of all reports of an archive together: lines, branches and paths. Each takes
 * about a hundred bytes of memory, and about sixteen of what the confined process answers.
 */
export class RecordBudget {
  left = maxRecords;
  #spanLines = 0;

  /** Throws UnreadableReport when nothing is left. */
  take(records: number, text = ''): void {
    this.left -= records + Math.floor(text.length / charactersOfRecord);
    if (this.left < 0) throw new UnreadableReport(unreadBecause('report.many-records', { most: maxRecords }));
  }

  /** A few bytes claim many lines. Throws UnreadableReport when statements go over more than are read. */
  takeSpan(lines: number): void {
    this.#spanLines += lines;
    if (this.#spanLines > maxSpanLines)
      throw new UnreadableReport(unreadBecause('report.many-statement-lines', { most: maxSpanLines }));
  }
}
