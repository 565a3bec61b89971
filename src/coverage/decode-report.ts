import { UnreadableReport } from '../model/coverage.ts';
import { unreadBecause } from '../model/unread-reason.ts';

// WHATWG decodes all of these labels as windows-1252, of which Latin-1 and ASCII are parts.
const latin1Names = new Set([
  'iso-8859-1',
  'iso8859-1',
  'latin1',
  'latin-1',
  'windows-1252',
  'us-ascii',
  'ascii',
]);
// A report whose first bytes read as ASCII is not UTF-16, whatever it declares: .NET writers declare it wrongly.
const utf8Names = new Set(['utf-8', 'utf8', 'utf-16']);

const declaredEncoding = /^<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._-]{1,40})["']/;

export type ReportDecoder = InstanceType<typeof TextDecoder>;

/** UTF-8 with or without BOM, UTF-16 by BOM only, Latin-1 where the XML declaration says so. */
export function decoderFor(head: Uint8Array): ReportDecoder {
  const byMark = utf16ByMark(head);
  if (byMark) return new TextDecoder(byMark);

  const ascii = String.fromCharCode(...head.subarray(0, 300));
  const declared = declaredEncoding.exec(ascii)?.[1]?.toLowerCase();
  if (declared === undefined || utf8Names.has(declared)) return new TextDecoder('utf-8');
  if (latin1Names.has(declared)) return new TextDecoder('windows-1252');

  throw new UnreadableReport(unreadBecause('report.encoding', { encoding: declared }));
}

function utf16ByMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
