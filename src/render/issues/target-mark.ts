import { askedLevels, type Level } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';

/** How a practice stands to the target, not to the lines beyond it. */
export function targetMark({ state, lines }: PracticeResult, target: Level): '✓' | '✕' | '?' | '–' {
  if (state === 'not-applicable') return '–';
  const states = askedLevels.flatMap(level => (level <= target ? (lines[level] ?? []) : []));
  if (states.includes('unmet')) return '✕';

  return states.includes('unknown') || (states.length === 0 && state === 'unknown') ? '?' : '✓';
}
