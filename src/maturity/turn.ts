import type { PracticeResult } from '../model/practice-result.ts';

/** What one evaluation of a repository came to: the present one, or one that was stored. */
export interface Turn {
  readonly domains: readonly { readonly practices: readonly PracticeResult[] }[];
}

/** Of a practice; undefined where that turn did not evaluate it: a result that was carried over is of an earlier one. */
export function resultIn(turn: Turn | null, practice: string): PracticeResult | undefined {
  const result = turn?.domains.flatMap(({ practices }) => practices).find(({ id }) => id === practice);

  return result?.carriedFrom === null ? result : undefined;
}
