import type { DomainId } from '../model/domain.ts';
import type { Level } from '../model/level.ts';
import { catalogue } from '../practices/catalogue.ts';
import type { Actor, Practice } from '../practices/define-practice.ts';
import type { LadderAssessment } from './assess.ts';
import type { NextStep } from './next-steps.ts';
import { resultIn, type Turn } from './turn.ts';

export interface ImprovementChoice {
  readonly assessment: LadderAssessment;
  /** The turn before; null at the first one. */
  readonly previous: Turn | null;
  readonly policy: { readonly focus: readonly DomainId[]; readonly target: Level };
  /** Practices that have an issue already, in whatever state. */
  readonly taken: ReadonlySet<string>;
  /** Who is there to act; those who work in the repository where nothing is said. */
  readonly actors?: ReadonlySet<Actor>;
}

/** An organization's owner does not read the issues of each repository. */
const ofTheRepository: ReadonlySet<Actor> = new Set(['author', 'maintainer', 'repository-admin']);

/** Whose steps come first where the policy names no focus. */
export const usualFocus: readonly DomainId[] = [
  'agile-development-management',
  'continuous-delivery',
  'security-and-risk-management',
  'system-and-tools',
];

/**
 * Steps worth an issue, the most valuable first: those in focus, then the ones nearest to the next level, then settings before
 * files before habits. A line has to be unmet in two turns running: so nothing flaps, and a new rule is first only shown.
 */
export function chooseImprovements(
  choice: ImprovementChoice,
  practices: readonly Practice[] = catalogue,
): readonly NextStep[] {
  const { assessment, previous, policy, taken, actors = ofTheRepository } = choice;
  const byId = new Map(practices.map(practice => [practice.id, practice]));
  const focus = new Set(policy.focus.length > 0 ? policy.focus : usualFocus);
  const isAskedFor = ({ lines, domain }: Practice) => lines === 'sourced' || policy.focus.includes(domain);

  const worthwhile = assessment.next.filter(step => {
    const practice = byId.get(step.practice);

    return (
      practice !== undefined &&
      step.level <= policy.target &&
      !taken.has(step.practice) &&
      actors.has(practice.actor) &&
      isAskedFor(practice) &&
      isShort(assessment, step) &&
      isShort(previous, step)
    );
  });

  // The assessment's own order holds among those in focus, and among the others.
  return worthwhile.toSorted((a, b) => Number(focus.has(b.domain)) - Number(focus.has(a.domain)));
}

function isShort(turn: Turn | null, { practice, level }: NextStep): boolean {
  const result = resultIn(turn, practice);

  return result?.gates === true && result.lines[level] === 'unmet';
}
