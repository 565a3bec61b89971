import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Unit } from '../../practices/thresholds.ts';
import { formatValue } from '../ladder/format-value.ts';
import type { Texts } from '../texts.ts';

export interface ValueChange {
  readonly practice: Practice;
  readonly before: PracticeResult;
  readonly after: PracticeResult;
}

/** Values that changed by more than rounding: those that reached another level first, then the largest change. */
export function valueChanges(
  before: ReadonlyMap<string, PracticeResult>,
  after: ReadonlyMap<string, PracticeResult>,
  practices: ReadonlyMap<string, Practice>,
  texts: Texts,
): readonly ValueChange[] {
  return [...after.values()]
    .flatMap((now): readonly ValueChange[] => {
      const [then, practice] = [before.get(now.id), practices.get(now.id)];
      if (then === undefined || practice === undefined) return [];
      const isSeen = then.value !== null && now.value !== null;

      return isSeen && valueText(practice, then, texts) !== valueText(practice, now, texts)
        ? [{ practice, before: then, after: now }]
        : [];
    })
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

export function valueText(practice: Practice, { value, isAtLeast }: PracticeResult, texts: Texts): string {
  if (value === null) return texts.text('maturity-issue:since.none');

  return `${isAtLeast ? '≥ ' : ''}${formatValue(value, practice.levels, texts)}`;
}

/** At most 1 of itself, so that levels come first. */
function sizeOf({ practice, before, after }: ValueChange): number {
  const levels = Math.abs((after.level ?? 1) - (before.level ?? 1));
  const [from, to] = [before.value ?? 0, after.value ?? 0];

  return levels * 2 + Math.abs(to - from) / fullScale(practice.levels.unit, from, to);
}

/** Shares, steps and answers have a scale; of everything else the larger value is the measure. */
function fullScale(unit: Unit, from: number, to: number): number {
  if (unit === 'percent') return 100;

  return unit === 'step' ? 5 : Math.max(Math.abs(from), Math.abs(to), 1e-9);
}
