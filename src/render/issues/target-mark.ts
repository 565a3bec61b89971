import { askedLevels, type Level } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';

type TargetMark = '✓' | '✕' | '?' | '–' | '○';

/** How a practice stands to the target, not to the lines beyond it: `○` where none up to there is asked. */
export function targetMark({ state, lines }: PracticeResult, target: Level): TargetMark {
  if (state === 'not-applicable') return '–';
  const states = askedLevels.flatMap(level => (level <= target ? (lines[level] ?? []) : []));
  if (states.includes('unmet')) return '✕';

  if (states.includes('unknown') || (states.length === 0 && state === 'unknown')) return '?';
  return states.length === 0 ? '○' : '✓';
}
