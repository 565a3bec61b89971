import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { costs } from '../../practices/define-practice.ts';
import { practicesOf, type ShownAssessment } from './shown-assessment.ts';

/** What falls short of the target beside the next steps, cheapest first, also in domains that have no level yet. */
export function shortOfTarget(shown: ShownAssessment): readonly string[] {
  const { next, domains } = shown.assessment;
  const steps = new Set(next.map(({ practice }) => practice));
  const practices = practicesOf(shown);
  const costOf = (id: string) => costs.indexOf(practices.get(id)?.cost ?? 'habit');

  return domains
    .flatMap(domain => domain.practices)
    .flatMap(result => (isShort(result, shown) && !steps.has(result.id) ? [result.id] : []))
    .toSorted((a, b) => costOf(a) - costOf(b));
}

export const isShort = (
  { gates, lines }: PracticeResult,
  { facts }: Pick<ShownAssessment, 'facts'>,
): boolean => gates && askedLevels.some(level => level <= facts.policy.target && lines[level] === 'unmet');
