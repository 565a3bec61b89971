import type { CheckRunOutput } from '../model/check-run-output.ts';
import { fitToBudget } from './budget.ts';
import type { Language } from './texts.ts';

/** What each language calls itself: not a sentence, and never translated. */
const names: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' };

/** Half of what a text may have, so that neither language is cut away by the other. */
const maxBytes = 29_000;

/** The first language as it is, the second one in a fold below. Title and annotations stay in the first. */
export function inBothLanguages(
  first: CheckRunOutput,
  second: CheckRunOutput,
  language: Language,
): CheckRunOutput {
  return {
    ...first,
    summary: folded(first.summary, second.summary, language),
    text:
      first.text === null || second.text === null ? first.text : folded(first.text, second.text, language),
  };
}

/** Markdown, then more Markdown in a fold named after its language. */
export function folded(first: string, second: string, language: Language): string {
  return `${fitToBudget(first, maxBytes)}\n\n${languageFold(fitToBudget(second, maxBytes), language)}`;
}

/** Markdown in a fold named after its language. */
export function languageFold(markdown: string, language: Language): string {
  return `<details><summary>${names[language]}</summary>\n\n${markdown}\n\n</details>`;
}
