import { type Sentence, type SentenceValue, sentence } from './sentence.ts';

/**
 * Why a report, or an archive of them, is not read: each reason, with what goes into its sentence in
 * `templates/<language>/unread-reason.yml`. Values may be quoted from the report: untrusted text.
 */
export const unreadReasons = {
  'report.empty': ['formats'],
  'report.other-format': ['formats'],
  'report.neither-zip-nor-report': ['formats'],
  'report.totals-only': [],
  'report.sums-alone': ['lines'],
  'report.encoding': ['encoding'],
  'report.many-files': ['most'],
  'report.many-records': ['most'],
  'report.many-statement-lines': ['most'],
  'report.many-method-lines': ['most'],
  'report.many-sources': ['most', 'element'],
  'report.long-paths': ['most'],
  'report.inner-archive': [],
  'report.fault': ['error'],
  'at.line': ['line', 'column', 'problem'],
  'at.byte': ['byte', 'problem'],
  'xml.malformed': ['words'],
  'xml.long-token': ['most'],
  'xml.deep': ['most'],
  'xml.long-name': ['most'],
  'xml.long-attribute': ['most'],
  'xml.declarations': [],
  'json.malformed': ['words'],
  'json.more-behind': [],
  'json.cut-off': [],
  'json.long-token': ['most'],
  'json.deep': ['most'],
  'json.large-value': ['size'],
  'gzip.damaged': [],
  'gzip.inflates': ['ratio', 'size'],
  'archive.large': ['size'],
  'archive.inflates': ['size'],
  'archive.no-zip': [],
  'archive.damaged-directory': [],
  'archive.same-names': ['entry'],
  'archive.many-entries': ['most'],
  'archive.many-artifacts': ['most'],
  'entry.nameless': ['entry'],
  'entry.long-name': ['entry', 'most'],
  'entry.nul': ['entry'],
  'entry.backslash': ['entry'],
  'entry.absolute': ['entry'],
  'entry.leaves': ['entry'],
  'entry.encrypted': ['entry'],
  'entry.special': ['entry'],
  'entry.outside': ['entry'],
  'entry.overlaps': ['entry'],
  'entry.inflates': ['entry', 'size'],
  'entry.ratio': ['entry', 'ratio'],
  'entry.damaged': ['entry'],
  'reader.slow': ['seconds'],
  'reader.unstarted': [],
  'reader.large-answer': ['size'],
  'reader.memory': [],
  'reader.silent': [],
  'reader.impossible': [],
  'size.mebibytes': ['mebibytes'],
  'size.bytes': ['bytes'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type UnreadReason = keyof typeof unreadReasons;

type Values<Id extends UnreadReason> = Readonly<
  Record<(typeof unreadReasons)[Id][number], SentenceValue | readonly SentenceValue[]>
>;

const catalogue = 'unread-reason:';

export function unreadBecause<Id extends UnreadReason>(
  id: Id,
  ...[values]: [keyof Values<Id>] extends [never] ? [] : [values: Values<Id>]
): Sentence {
  return sentence(`${catalogue}${id}`, values);
}

/** Whether it is one of these reasons, with the values of its sentence and no others. */
export function isUnreadReason({ key, values }: Sentence): boolean {
  const id = key.slice(catalogue.length);
  if (!key.startsWith(catalogue) || !Object.hasOwn(unreadReasons, id)) return false;
  const names: readonly string[] = unreadReasons[id as UnreadReason];
  const given = Object.keys(values);

  return given.length === names.length && names.every(name => given.includes(name));
}

const mebibyte = 1024 * 1024;

export function shownSize(bytes: number): Sentence {
  return bytes % mebibyte === 0
    ? unreadBecause('size.mebibytes', { mebibytes: bytes / mebibyte })
    : unreadBecause('size.bytes', { bytes });
}

/** Another's words, or a name of another's, on one line and not too long. */
export function quotedWords(words: string): string {
  return words.replace(/\p{C}/gu, ' ').slice(0, 200);
}
