import type { DomainId } from '../model/domain.ts';
import { type AskedLevel, askedLevels, type Level } from '../model/level.ts';
import type { PracticeResult } from '../model/practice-result.ts';
import { type Cost, costs, type Practice } from '../practices/define-practice.ts';
import type { DomainLevel } from './domain-level.ts';

export interface NextStep {
  readonly practice: string;
  readonly domain: DomainId;
  /** The lowest level whose line is unmet. */
  readonly level: AskedLevel;
  readonly cost: Cost;
  /** Unmet lines of the domain up to that level: with so many steps it is reached. */
  readonly stepsToLevel: number;
}

/**
 * What to do next, towards the target and no further: domains that need the fewest steps to their next level first, and in
 * them settings before files before habits.
 */
export function nextSteps(
  domains: readonly DomainLevel[],
  results: ReadonlyMap<string, PracticeResult>,
  practices: readonly Practice[],
  target: Level,
): readonly NextStep[] {
  const steps = domains.flatMap(domain => {
    const { possible } = domain;
    if (possible === null || possible >= target) return [];
    const level = (possible + 1) as AskedLevel;
    const blocking = practices
      .filter(practice => practice.domain === domain.id && practice.gates)
      .filter(({ id }) => firstUnmet(results.get(id)) === level);

    return blocking.map(({ id, cost }): NextStep => {
      return { practice: id, domain: domain.id, level, cost, stepsToLevel: blocking.length };
    });
  });

  return steps.toSorted(
    (a, b) => a.stepsToLevel - b.stepsToLevel || costs.indexOf(a.cost) - costs.indexOf(b.cost),
  );
}

function firstUnmet(result: PracticeResult | undefined): AskedLevel | undefined {
  return askedLevels.find(level => result?.lines[level] === 'unmet');
}
