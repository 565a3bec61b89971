import { worse } from '../maturity/conclusion.ts';
import type { CheckRunOutput, Conclusion, Topic } from '../model/check-run-output.ts';
import type { Answer } from '../model/finding.ts';

/** One topic's answer for one pull request, ready to be published. */
export interface Verdict {
  readonly topic: Topic;
  /** Null for a merge group. */
  readonly pullRequest: number | null;
  readonly conclusion: Conclusion;
  readonly output: CheckRunOutput;
  /** What is kept of the finding: small, without file contents. */
  readonly finding: { readonly answer: Answer; readonly reason: string | null; readonly figures: object };
}

/** Of several pull requests with one head commit the worst verdict is shown; undefined for none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.reduce<Verdict | undefined>((worst, verdict) => {
    if (worst === undefined) return verdict;

    return worse(worst.conclusion, verdict.conclusion) === worst.conclusion ? worst : verdict;
  }, undefined);
}
