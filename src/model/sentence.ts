/** Something to say, in no language yet: a key of the catalogues, and what goes into the sentence. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, SentenceValue | readonly SentenceValue[]>>;
}

export type SentenceValue = string | number | boolean | undefined | Sentence;

export function sentence(key: string, values: Sentence['values'] = {}): Sentence {
  return { key, values };
}
