import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';
import { asksText } from './asked-text.ts';
import { reasonText } from './reason-text.ts';
import { seenText } from './seen-text.ts';

/** What was seen of a practice and, where it falls short, what the next level asks. */
export function saidText(
  practice: Practice,
  result: PracticeResult,
  texts: Texts,
  safe?: (text: string) => string,
): string {
  const seen = seenText(practice, result, texts, safe);
  const level = askedLevels.find(one => result.lines[one] === 'unmet');
  if (level === undefined) return withOpen(practice, result, texts, seen, safe);

  return texts.text('assess:steps.seen', { seen, asks: asksText(practice, level, result.figures, texts) });
}

/** A value was seen, and it decides nothing or not all: then why not. */
function withOpen(
  practice: Practice,
  result: PracticeResult,
  texts: Texts,
  seen: string,
  safe: (text: string) => string = text => text,
): string {
  const { lines, value, reason } = result;
  const level = askedLevels.find(one => lines[one] === 'unknown');
  if (level === undefined || value === null || reason === null) return seen;
  const why = safe(reasonText(practice, reason, texts));
  const asks = texts.text('assess:practice.open', { level, why });

  return texts.text('assess:steps.seen', { seen, asks });
}
