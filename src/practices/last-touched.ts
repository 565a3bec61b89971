import type { FileText } from '../facts/ladder/repository-facts.ts';
import { dayMs, type Instant } from '../model/records/instant.ts';

const datedLine =
  /^[^\n]{0,80}?(?:review|updated|revis|verified|checked|date|评审|复核|修订|更新|日期)[^\n]{0,80}?(20\d\d-[01]\d-[0-3]\d)/gim;

/** When a document was last changed, or says that it was reviewed; null where neither is known. Days to come count for nothing. */
export function lastTouched({ text, changedAt }: FileText, at: Instant): Instant | null {
  const days = [...(text ?? '').matchAll(datedLine)].map(([, day = '']) => Date.parse(`${day}T00:00:00Z`));
  const times = [...days, changedAt ?? Number.NaN].filter(time => time <= at);

  return times.length === 0 ? null : Math.max(...times);
}

/** Null where nobody can tell. */
export function isTouchedWithin(days: number, file: FileText, at: Instant): boolean | null {
  const touched = lastTouched(file, at);

  return touched === null ? null : touched >= at - days * dayMs;
}
