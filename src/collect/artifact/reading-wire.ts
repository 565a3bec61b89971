import { z } from 'zod';
import { type ReportFormat, reportFormats } from '../../model/coverage.ts';
import type { Sentence } from '../../model/sentence.ts';
import { isUnreadReason } from '../../model/unread-reason.ts';
import { maxPathLength } from './archive-limits.ts';

/** `[path, index into sourceLists, marks in base64]` */
export type WirePath = [string, number, string];
/** `[path, index into sourceLists, lines]` */
export type WireFile = [string, number, WireLine[]];
/** `[line, hits, branch id, is taken, branch id, is taken, …]`: most of an answer is lines. */
export type WireLine = (number | string | boolean)[];

const maxValues = 50;
const count = z.int().min(0);
const text = z.string().max(maxPathLength);

const wireReport = z.strictObject({
  format: z.enum(Object.keys(reportFormats) as ReportFormat[]),
  // Lines are checked while they are turned into Maps: there may be a million of them.
  files: z.array(z.tuple([text, count, z.custom<WireLine[]>(Array.isArray)])),
  paths: z.array(z.tuple([text, count, z.base64()])),
  sourceLists: z.array(z.array(text)),
  lineCount: count,
  coveredLineCount: count,
  skippedRecords: count,
  firstSkipped: z.union([z.strictObject({ line: count }), z.strictObject({ byte: count })]).nullable(),
});
export type WireReport = z.infer<typeof wireReport>;

const plainValue = z.union([text, z.number()]);

function reasonWith(value: z.ZodType<string | number | Sentence>): z.ZodType<Sentence> {
  const values = z.record(z.string(), z.union([value, z.array(value).max(maxValues)]));

  return z.strictObject({ key: z.string(), values }).refine(isUnreadReason);
}

/** One within another, such as a place, a problem and its size, and no deeper: whoever tells it goes down as far. */
const reason = reasonWith(z.union([plainValue, reasonWith(z.union([plainValue, reasonWith(plainValue)]))]));

export const wireReading = z.union([
  z.strictObject({ rejected: reason }),
  z.strictObject({
    reports: z.array(z.strictObject({ entry: text, report: wireReport })),
    unreadable: z.array(z.strictObject({ entry: text, reason })),
    skippedEntries: count,
  }),
]);
