import type { DomainId } from '../model/domain.ts';
import { type AskedLevel, askedLevels, type Level } from '../model/level.ts';
import type { LineState, PracticeResult } from '../model/practice-result.ts';

export interface DomainLevel {
  readonly id: DomainId;
  /** Null where too little was assessed to print a level. */
  readonly proven: Level | null;
  /** What it would be if every unknown answer were good. */
  readonly possible: Level | null;
  /** At least half of what the level after the proven one adds is met. */
  readonly isPartlyNext: boolean;
  readonly judged: number;
  readonly applicable: number;
}

/** A level is printed with so many assessed practices, and only if they are half of those that apply: judgement. */
const leastJudged = 3;

/**
 * Levels are gates over all practices of a domain, never an average: a level is blocked by one line at or below it that is
 * unmet, and proven when none of those lines is unmet or unknown.
 */
export function domainLevelOf(id: DomainId, all: readonly PracticeResult[]): DomainLevel {
  const results = all.filter(result => result.gates && Object.keys(result.lines).length > 0);
  const applicable = results.filter(({ state }) => state !== 'not-applicable');
  const judged = applicable.filter(isJudged);
  const counts = { id, judged: judged.length, applicable: applicable.length };
  if (judged.length < leastJudged || judged.length * 2 < applicable.length)
    return { ...counts, proven: null, possible: null, isPartlyNext: false };

  const proven = highest(results, state => state !== 'unmet' && state !== 'unknown');
  const possible = highest(results, state => state !== 'unmet');

  return { ...counts, proven, possible, isPartlyNext: isHalfMet(results, proven) };
}

/** One of its lines at least was compared with a value. */
export function isJudged({ lines }: PracticeResult): boolean {
  return Object.values(lines).some(state => state === 'met' || state === 'unmet');
}

function highest(results: readonly PracticeResult[], isGood: (state: LineState) => boolean): Level {
  let level: Level = 1;
  for (const at of askedLevels) {
    if (!statesAt(results, at).every(isGood)) break;
    level = at;
  }

  return level;
}

function isHalfMet(results: readonly PracticeResult[], proven: Level): boolean {
  if (proven === 5) return false;
  const assessed = statesAt(results, (proven + 1) as AskedLevel).filter(
    state => state === 'met' || state === 'unmet',
  );
  const met = assessed.filter(state => state === 'met');

  return met.length > 0 && met.length * 2 >= assessed.length;
}

function statesAt(results: readonly PracticeResult[], level: AskedLevel): readonly LineState[] {
  return results.flatMap(({ lines }) => lines[level] ?? []);
}
