import type { Practice } from '../../practices/define-practice.ts';
import type { Texts } from '../texts.ts';

/** What every practice says of itself; some have more, such as `step-2` and `nothing-<what>`. */
export const practiceSentences = ['name', 'question', 'measured', 'why', 'remedy', 'seen', 'source'] as const;

/** A sentence of a practice, as plain text: whoever shows it escapes it. */
export function practiceText(
  { id, domain }: Pick<Practice, 'id' | 'domain'>,
  sentence:
    | (typeof practiceSentences)[number]
    | `step-${number}`
    | `nothing-${string}`
    | `condition-${string}`,
  texts: Texts,
  view: object = {},
): string {
  return texts.text(`practices/${domain}:${id}.${sentence}`, view);
}
