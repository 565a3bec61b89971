import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';
import { formatValue } from './format-value.ts';
import { practiceText } from './practice-text.ts';
import { reasonText } from './reason-text.ts';

/**
 * What was seen of a practice, or why nothing was.
 * @param safe escapes what comes from outside, for whoever shows it in Markdown.
 */
export function seenText(
  practice: Practice,
  result: PracticeResult,
  texts: Texts,
  safe: (text: string) => string = text => text,
): string {
  const { value, figures, reason, isAtLeast } = result;
  if (value === null) return reason === null ? '' : safe(reasonText(practice, reason, texts));
  const view = Object.entries(figures).map(([name, figure]) => [
    name,
    typeof figure === 'string' ? safe(figure) : figure,
  ]);
  const formatted = formatValue(value, practice.levels, texts);

  return practiceText(practice, 'seen', texts, {
    ...{ value: formatted, isAtLeast },
    ...Object.fromEntries(view),
  });
}
