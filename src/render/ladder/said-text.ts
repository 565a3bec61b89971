import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';
import { asksText } from './asked-text.ts';
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
  if (level === undefined) return seen;

  return texts.text('assess:steps.seen', { seen, asks: asksText(practice, level, result.figures, texts) });
}
