import type { AskedLevel, Level } from '../model/level.ts';
import type { PracticeResult } from '../model/practice-result.ts';
import type { Instant } from '../model/records/instant.ts';
import type { AdviceRecord } from '../model/records/ladder-records.ts';
import type { Practice } from '../practices/define-practice.ts';
import type { LadderAssessment } from './assess.ts';
import { nextSteps } from './next-steps.ts';

/** An assessment that people were shown. */
export interface ReportedTurn extends Pick<LadderAssessment, 'domains'> {
  readonly at: Instant;
}

interface OpenAdvice {
  readonly level: AskedLevel;
  readonly advisedAt: Instant;
}

/**
 * What these turns, the oldest first, said to do next, and when it was met or waived. What is advised in turn after turn
 * counts once; what is unmet again after it was met counts anew.
 */
export function adviceOf(
  turns: readonly ReportedTurn[],
  practices: readonly Practice[],
  target: Level,
): readonly AdviceRecord[] {
  const open = new Map<string, OpenAdvice>();
  const resolved: AdviceRecord[] = [];
  for (const { at, domains } of turns) {
    const results = new Map(domains.flatMap(each => each.practices.map(one => [one.id, one] as const)));
    for (const [practice, { level, advisedAt }] of open) {
      if (!isTakenUp(results.get(practice), level)) continue;
      resolved.push({ practice, advisedAt, resolvedAt: at });
      open.delete(practice);
    }
    for (const { practice, level } of nextSteps(domains, results, practices, target))
      if (!open.has(practice)) open.set(practice, { level, advisedAt: at });
  }

  return [
    ...resolved,
    ...[...open].map(([practice, { advisedAt }]) => ({ practice, advisedAt, resolvedAt: null })),
  ];
}

function isTakenUp(result: PracticeResult | undefined, level: AskedLevel): boolean {
  return result?.lines[level] === 'met' || result?.reason?.kind === 'waived';
}
