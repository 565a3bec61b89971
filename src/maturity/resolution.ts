import { type AskedLevel, askedLevels } from '../model/level.ts';
import type { PracticeResult } from '../model/practice-result.ts';
import { catalogue } from '../practices/catalogue.ts';
import type { Practice } from '../practices/define-practice.ts';
import { holds, isCeiling, type Line, type Unit } from '../practices/thresholds.ts';
import { resultIn, type Turn } from './turn.ts';

/** The line held in two turns running. What is unknown, waived or carried over holds nothing. */
export function isResolved(
  practice: string,
  level: AskedLevel,
  current: Turn,
  previous: Turn | null,
): boolean {
  return [current, previous].every(turn => resultIn(turn, practice)?.lines[level] === 'met');
}

/** What is worse by less than this share of the way to the line is no news: judgement. */
const materialShare = 0.1;

/**
 * Whether there is something new to say of a practice whose issue somebody closed: a line that was met is so no more, or the
 * value went away from the line by more than rounding hides and by at least a tenth of the way that it was short of it.
 */
export function isMateriallyWorse(
  before: PracticeResult,
  now: PracticeResult,
  practices: readonly Practice[] = catalogue,
): boolean {
  const levels = practices.find(({ id }) => id === now.id)?.levels;
  const at = askedLevels.find(level => now.lines[level] === 'unmet');
  if (levels === undefined || at === undefined || now.carriedFrom !== null) return false;
  if (before.lines[at] === 'met') return true;
  const line = levels.lines[at];
  if (line === undefined || before.value === null || now.value === null) return false;
  // Then a condition beside the value is what is missing, as it was before.
  if (holds(line, now.value)) return false;
  const worse = isCeiling(line) ? now.value - before.value : before.value - now.value;
  const short = holds(line, before.value) ? 0 : Math.abs(line.value - before.value);

  // Subtraction leaves a hair beside the difference that is meant.
  return worse > roundingOf(levels.unit, before.value) + 1e-9 && worse >= short * materialShare;
}

/** So much two values may differ that are printed alike. */
function roundingOf(unit: Unit, value: Line['value']): number {
  if (unit === 'percent') return 0.1;
  if (unit === 'lines' || Math.abs(value) >= 100) return 1;
  if (unit === 'step' || unit === 'yes' || value === 0) return 0;

  return 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}
