import type { Instant } from './instant.ts';
import type { RunAttempt, RunRecord } from './run-record.ts';

/**
 * One run as it was seen at two times: GitHub's list tells only the latest attempt, so attempts are gathered. An attempt
 * that ended has ended, whichever of the two came later.
 */
export function mergeRuns(before: RunRecord, seen: RunRecord): RunRecord {
  const attempts = new Map(before.attempts.map(attempt => [attempt.number, attempt]));
  for (const attempt of seen.attempts) {
    const known = attempts.get(attempt.number);
    if (known === undefined || hasEnded(attempt) || !hasEnded(known))
      attempts.set(attempt.number, {
        ...attempt,
        completedAt: firstOf(known?.completedAt, attempt.completedAt),
      });
  }

  return {
    ...seen,
    pushedAt: seen.pushedAt ?? before.pushedAt,
    pullRequest: seen.pullRequest ?? before.pullRequest,
    attempts: [...attempts.values()].toSorted((a, b) => a.number - b.number),
  };
}

/** GitHub moves a run's last change on with every edit: of two ends the first is the nearer one. */
const firstOf = (known: Instant | null | undefined, seen: Instant | null): Instant | null =>
  known == null || seen === null ? (seen ?? known ?? null) : Math.min(known, seen);

const hasEnded = ({ conclusion }: RunAttempt): boolean => conclusion !== null;
