import type { Sentence, SentenceValue } from '../model/sentence.ts';
import type { Texts } from './texts.ts';

/** Plain text that whoever shows it has to escape. Templates find the items of a list as `word`. */
export function tellSentence({ key, values }: Sentence, texts: Texts): string {
  const told = (value: SentenceValue) => (typeof value === 'object' ? tellSentence(value, texts) : value);
  const view = Object.entries(values).map(([name, value]) => [
    name,
    isList(value) ? value.map(item => ({ word: told(item) })) : told(value),
  ]);
  return texts.text(key, Object.fromEntries(view));
}

function isList(value: Sentence['values'][string]): value is readonly SentenceValue[] {
  return Array.isArray(value);
}
