import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Language } from '../render/texts.ts';

/** What a request asks for among our languages, whichever Chinese or English that is. */
export function readerLanguage(context: Context, otherwise: Language): Language {
  const found = accepts(context, {
    ...{ header: 'Accept-Language', supports: ['en', 'zh-CN'], default: otherwise },
    match(wishes) {
      const wished = wishes.filter(({ q }) => q > 0).toSorted((a, b) => b.q - a.q);
      return wished.map(({ type }) => languageOf(type)).find(language => language !== undefined) ?? otherwise;
    },
  });
  return languageOf(found) ?? otherwise;
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-CN' : 'en';
}

/** `zh`, `zh-Hans-CN` and `zh-TW` are nearer to our Chinese than to English. */
export function languageOf(tag: string): Language | undefined {
  if (/^zh(-|$)/i.test(tag)) return 'zh-CN';
  return /^en(-|$)/i.test(tag) ? 'en' : undefined;
}
