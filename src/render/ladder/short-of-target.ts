import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { ShownAssessment } from './shown-assessment.ts';

/** What falls short of the target beside the next steps, also in domains that have no level yet. */
export function shortOfTarget({ assessment, facts }: ShownAssessment): readonly string[] {
  const steps = new Set(assessment.next.map(({ practice }) => practice));
  const isShort = ({ gates, lines }: PracticeResult) =>
    gates && askedLevels.some(level => level <= facts.policy.target && lines[level] === 'unmet');

  return assessment.domains
    .flatMap(({ practices }) => practices)
    .flatMap(result => (isShort(result) && !steps.has(result.id) ? [result.id] : []));
}
