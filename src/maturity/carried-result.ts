import type { RepositoryFacts } from '../facts/ladder/repository-facts.ts';
import type { PracticeResult } from '../model/practice-result.ts';
import { dayMs } from '../model/records/instant.ts';

/** For so long a result stands in for one that GitHub does not let us see: judgement. */
const carriedMs = 14 * dayMs;

/** What GitHub did not answer for changes no level at once: the result before stands, and says from when it is. */
export function carriedResult(
  result: PracticeResult,
  { at, earlier }: Pick<RepositoryFacts, 'at' | 'earlier'>,
): PracticeResult {
  const { reason } = result;
  if (earlier === null || reason?.kind !== 'unknown' || reason.cause.kind !== 'failure') return result;
  const before = earlier.results.find(({ id }) => id === result.id);
  if (before === undefined) return result;
  const from = before.carriedFrom ?? earlier.at;

  return at - from > carriedMs ? result : { ...before, carriedFrom: from, gates: result.gates };
}
