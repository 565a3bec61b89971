import type { Sentence } from '../../model/sentence.ts';

/** The whole artifact is not to be used. */
export class ArchiveRejected extends Error {
  override readonly name = 'ArchiveRejected';
  readonly reason: Sentence;

  constructor(reason: Sentence, options?: ErrorOptions) {
    super(reason.key, options);
    this.reason = reason;
  }
}
