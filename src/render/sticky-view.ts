import type { PullRequestTopic } from '../model/check-run-output.ts';
import type { Language } from './texts.ts';

/** `to-do`: enforced and short of what is asked. The others block nothing. */
export type Standing = 'to-do' | 'advice' | 'waived' | 'met' | 'unknown' | 'not-applicable';

export interface StickyTopic {
  readonly topic: PullRequestTopic;
  readonly standing: Standing;
  /** Our own Markdown in each language that is spoken; null: the title stands for it. */
  readonly note: Readonly<Partial<Record<Language, string>>> | null;
  /** Of the check run. */
  readonly title: string;
  readonly url: string | null;
  /** Whether a rule of the target branch requires the check; undefined where that is not known. */
  readonly required: boolean | undefined;
  /** It blocks nothing, and is said all the same. */
  readonly advised?: boolean;
  readonly figures: object;
}

export interface StickyView {
  readonly headSha: string;
  readonly topics: readonly StickyTopic[];
  /** What fell short before, with its figures then. */
  readonly before: Readonly<Partial<Record<PullRequestTopic, object>>>;
  /** A page that explains Rung; null where the operator names none. */
  readonly aboutUrl: string | null;
}
