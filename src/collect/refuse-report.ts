import { isGzip } from '../coverage/inflate-gzip.ts';
import { formatTitles, sniffedBytes } from '../coverage/parse-report.ts';
import { refusalOf, sniffFormat } from '../coverage/sniff-format.ts';
import type { Sentence } from '../model/sentence.ts';
import { unreadBecause } from '../model/unread-reason.ts';
import { isZip } from './artifact/archive-magic.ts';

/** Why this cannot be a report, by its first bytes; undefined where it may be one. What is in archives is not looked at. */
export function refuseReport(content: Uint8Array): Sentence | undefined {
  if (content.length === 0) return unreadBecause('report.empty', { formats: [] });
  const head = content.subarray(0, sniffedBytes);
  if (isZip(head) || isGzip(head) || sniffFormat(head) !== undefined) return undefined;

  return refusalOf(head) ?? unreadBecause('report.neither-zip-nor-report', { formats: formatTitles });
}
