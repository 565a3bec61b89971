import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { PolicyLanguage } from '../policy/policy.ts';
import type { Language, Texts } from '../render/texts.ts';
import { inBothLanguages } from '../render/two-languages.ts';
import type { Services } from './services.ts';
import type { Note } from './verdict.ts';

/** Says something in the policy's language; where it asks for both, the second one stands in a fold. */
export function say(
  services: Pick<Services, 'texts' | 'language'>,
  asked: PolicyLanguage | null,
  render: (texts: Texts) => CheckRunOutput,
): CheckRunOutput {
  const [first, second] = languagesOf(services, asked);
  const output = render(services.texts[first]);

  return second === undefined ? output : inBothLanguages(output, render(services.texts[second]), second);
}

/** The same for a paragraph of the pull request's comment, each language apart. */
export function sayNote(
  services: Pick<Services, 'texts' | 'language'>,
  asked: PolicyLanguage | null,
  render: (texts: Texts) => string,
): Note {
  const languages = languagesOf(services, asked).filter(language => language !== undefined);

  return Object.fromEntries(languages.map(language => [language, render(services.texts[language])]));
}

/** The languages to speak, the main one first. */
export function languagesOf(
  services: Pick<Services, 'language'>,
  asked: PolicyLanguage | null,
): readonly [Language, Language?] {
  if (asked !== 'both') return [asked ?? services.language];

  return services.language === 'en' ? ['en', 'zh-CN'] : ['zh-CN', 'en'];
}
