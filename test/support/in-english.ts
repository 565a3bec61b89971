import type { ArtifactReading } from '../../src/collect/read-artifact.ts';
import { UnreadableReport } from '../../src/model/coverage.ts';
import type { Sentence } from '../../src/model/sentence.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { tellSentence } from '../../src/render/tell-sentence.ts';

export const inEnglish = (sentence: Sentence): string => tellSentence(sentence, loadTexts('en'));

/** Where the report is refused, the error has the message that people read. */
export async function refusedInEnglish<T>(reading: Promise<T>): Promise<T> {
  return await reading.catch(error => {
    if (error instanceof UnreadableReport) error.message = inEnglish(error.reason);
    throw error;
  });
}

/** The same reading with its reasons as people read them. */
export function readingInEnglish(reading: ArtifactReading) {
  if ('rejected' in reading) return { rejected: inEnglish(reading.rejected) };
  const unreadable = reading.unreadable.map(one => ({ ...one, reason: inEnglish(one.reason) }));

  return { ...reading, unreadable };
}
