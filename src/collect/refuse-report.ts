import { isGzip } from '../coverage/inflate-gzip.ts';
import { formatTitles, sniffedBytes } from '../coverage/parse-report.ts';
import { refusalOf, sniffFormat } from '../coverage/sniff-format.ts';
import { isZip } from './artifact/archive-magic.ts';

/** Why this cannot be a report, by its first bytes; undefined where it may be one. What is in archives is not looked at. */
export function refuseReport(content: Uint8Array): string | undefined {
  if (content.length === 0) return 'it is empty';
  const head = content.subarray(0, sniffedBytes);
  if (isZip(head) || isGzip(head) || sniffFormat(head) !== undefined) return undefined;

  return refusalOf(head) ?? `it is in no format that Rung reads; expected a zip, or one of ${formatTitles}`;
}
