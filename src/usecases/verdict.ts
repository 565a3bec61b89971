import { worse } from '../maturity/conclusion.ts';
import type { CheckRunOutput, Conclusion, Topic } from '../model/check-run-output.ts';
import type { Answer } from '../model/finding.ts';
import type { Language } from '../render/texts.ts';

/** The same Markdown in each language that the policy asks for. */
export type Note = Readonly<Partial<Record<Language, string>>>;

/** One topic's answer for one pull request, ready to be published. */
export interface Verdict {
  readonly topic: Topic;
  /** Null for a merge group. */
  readonly pullRequest: number | null;
  readonly conclusion: Conclusion;
  readonly output: CheckRunOutput;
  /** One short paragraph for the pull request's comment: what fell short, the smallest step, which rule asks. Null: nothing to say there. */
  readonly note: Note | null;
  /** What is kept of the finding: small, without file contents. */
  readonly finding: {
    readonly answer: Answer;
    readonly reason: string | null;
    /** Unmet, but not held against the pull request. */
    readonly waived?: boolean;
    /** Whether a rule of the target branch requires the check; left out where that is not known. */
    readonly required?: boolean | undefined;
    readonly figures: object;
  };
}

/** Of several pull requests with one head commit the worst verdict is shown; undefined for none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.reduce<Verdict | undefined>((worst, verdict) => {
    if (worst === undefined) return verdict;

    return worse(worst.conclusion, verdict.conclusion) === worst.conclusion ? worst : verdict;
  }, undefined);
}
