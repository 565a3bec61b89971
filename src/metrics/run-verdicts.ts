import type { Instant } from '../model/records/instant.ts';
import type { RunAttempt, RunConclusion, RunRecord } from '../model/records/run-record.ts';

const failures: ReadonlySet<RunConclusion | null> = new Set(['failure', 'timed_out', 'startup_failure']);

/** What a run says of its commit; a cancelled, skipped or neutral one says nothing. */
export type Verdict = 'green' | 'red';

export function verdictOf({ conclusion }: Pick<RunAttempt, 'conclusion'>): Verdict | null {
  if (conclusion === 'success') return 'green';

  return failures.has(conclusion) ? 'red' : null;
}

/** It ran to an end, whatever that was: cancelled and skipped runs did not. */
export function isCompleted({ attempts }: Pick<RunRecord, 'attempts'>): boolean {
  return attempts.some(attempt => attempt.conclusion === 'neutral' || verdictOf(attempt) !== null);
}

export const isRunning = ({ attempts }: Pick<RunRecord, 'attempts'>): boolean =>
  attempts.some(({ conclusion }) => conclusion === null);

/** What the first attempt came to; `unseen` where GitHub told of later ones only. */
export function firstVerdict({ attempts }: Pick<RunRecord, 'attempts'>): Verdict | 'unseen' | null {
  const first = attempts.find(({ number }) => number === 1);
  if (first !== undefined) return verdictOf(first);

  return attempts.length === 0 ? null : 'unseen';
}

/** When its first attempt ended, or the first one that is known. */
export function firstEndOf({ attempts }: Pick<RunRecord, 'attempts'>): Instant | null {
  return attempts.toSorted((a, b) => a.number - b.number)[0]?.completedAt ?? null;
}

/** Red, and green on a later attempt of the same commit: nothing was mended. */
export function isFlaky({ attempts }: Pick<RunRecord, 'attempts'>): boolean {
  const verdicts = attempts.toSorted((a, b) => a.number - b.number).map(verdictOf);
  const red = verdicts.indexOf('red');

  return red >= 0 && verdicts.lastIndexOf('green') > red;
}

/** When its last attempt that came to a verdict ended; null where none did. */
export function lastEndOf({ attempts }: Pick<RunRecord, 'attempts'>): Instant | null {
  const ends = attempts
    .filter(attempt => verdictOf(attempt) !== null)
    .map(attempt => attempt.completedAt ?? 0);

  return ends.length === 0 ? null : Math.max(...ends);
}
