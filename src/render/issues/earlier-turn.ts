import type { PracticeResult } from '../../model/practice-result.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { EarlierTurn, MaturityIssueInput } from './issue-inputs.ts';

/** So far back a report looks: twelve weeks. */
export const lookBackMs = 84 * dayMs;
/** A turn that came a little late is still the one of twelve weeks ago. */
const slackMs = 3 * dayMs;

/** The turn to compare with: the last one that is twelve weeks old, or the oldest where all are younger. */
export function turnBefore({
  earlier,
  assessment,
}: Pick<MaturityIssueInput, 'earlier' | 'assessment'>): EarlierTurn | undefined {
  const old = earlier.filter(({ at }) => at <= assessment.at - lookBackMs + slackMs);

  return old.at(-1) ?? earlier[0];
}

export const resultsOf = (
  domains: readonly { readonly practices: readonly PracticeResult[] }[],
): ReadonlyMap<string, PracticeResult> =>
  new Map(domains.flatMap(({ practices }) => practices).map(result => [result.id, result]));
