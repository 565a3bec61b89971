import type { Sentence } from '../../model/sentence.ts';
import { tellSentence } from '../../render/tell-sentence.ts';

/** `rung coverage` speaks English alone. Most calls have nothing to tell, and read no templates. */
export async function inEnglish(sentence: Sentence): Promise<string> {
  const { loadTexts } = await import('../../publish/load-texts.ts');

  return tellSentence(sentence, loadTexts('en'));
}
