import type { Finding } from '../../model/finding.ts';

export interface WholeCoverageFacts {
  readonly lines: number;
  readonly covered: number;
  readonly runs: readonly { readonly name: string; readonly url: string }[];
  /** Why there are no lines. */
  readonly doubt: WholeCoverageReason | null;
}

export type WholeCoverageReason =
  | 'no-run'
  | 'unfinished'
  | 'no-report'
  | 'unreadable'
  | 'unplaced'
  | 'artifacts-forbidden'
  | 'artifact-expired';

/** How much of the project do tests run? Shown; no target is held against it. */
export function judgeWholeCoverage(
  facts: WholeCoverageFacts,
): Finding<WholeCoverageReason, WholeCoverageFacts> {
  return facts.lines > 0
    ? { answer: 'met', evidence: facts }
    : { answer: 'unknown', reason: facts.doubt ?? 'no-report', evidence: facts };
}

/** Floored to two decimals. */
export function percentOf({ lines, covered }: Pick<WholeCoverageFacts, 'lines' | 'covered'>): number {
  return Math.floor((covered * 10_000) / lines) / 100;
}
