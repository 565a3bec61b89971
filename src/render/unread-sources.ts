import type { CoverageFacts } from '../practices/incremental-coverage.ts';
import { firstFew } from './first-few.ts';
import { tellSentence } from './tell-sentence.ts';
import type { Texts } from './texts.ts';

/** What should have been a report and is none, each with the reason, for the templates. */
export function unreadSources(texts: Texts, { unreadable }: CoverageFacts, most: number) {
  const { shown, more } = firstFew(unreadable, most);

  return {
    unreadable: shown.map(one => ({ ...one, reason: tellSentence(one.reason, texts) })),
    moreUnreadable: more,
  };
}
