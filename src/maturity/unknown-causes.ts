import type { Cause } from '../model/cause.ts';
import type { PracticeResult } from '../model/practice-result.ts';

/** One answer, and the practices that it would open. */
export interface UnknownCause {
  readonly cause: Cause;
  readonly opens: readonly string[];
}

/** Unknown results by their cause, the one that opens most first. */
export function unknownCauses(results: readonly PracticeResult[]): readonly UnknownCause[] {
  const byCause = new Map<string, { cause: Cause; opens: string[] }>();
  for (const { id, reason } of results) {
    if (reason?.kind !== 'unknown') continue;
    const key = keyOf(reason.cause);
    const found = byCause.get(key);
    if (found === undefined) byCause.set(key, { cause: reason.cause, opens: [id] });
    else found.opens.push(id);
  }

  return [...byCause.values()].toSorted((a, b) => b.opens.length - a.opens.length);
}

/** Sample counts differ from practice to practice, and waiting answers them all. */
function keyOf(cause: Cause): string {
  return cause.kind === 'samples' || cause.kind === 'fault' ? cause.kind : JSON.stringify(cause);
}
