import type { PolicyLanguage } from '../../policy/policy.ts';
import type { Language, Texts } from '../texts.ts';
import { folded } from '../two-languages.ts';

/** Markdown in the language that the policy asks for; where it asks for both, English stands in a fold below. */
export function inLanguages(
  texts: Readonly<Record<Language, Texts>>,
  language: PolicyLanguage,
  render: (texts: Texts) => string,
): string {
  if (language !== 'both') return render(texts[language]);

  return folded(render(texts['zh-CN']), render(texts.en), 'en');
}

/** Of a title, which is in one language. */
export const titleLanguage = (language: PolicyLanguage): Language =>
  language === 'both' ? 'zh-CN' : language;
