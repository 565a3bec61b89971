import type { RepositoryFacts } from '../facts/ladder/repository-facts.ts';
import { type DomainId, domainIds } from '../model/domain.ts';
import type { PracticeResult } from '../model/practice-result.ts';
import { catalogue, catalogueVersion } from '../practices/catalogue.ts';
import type { Practice, Question } from '../practices/define-practice.ts';
import { type LadderFacts, ladderFacts } from '../practices/derived-facts.ts';
import { evaluatePractice, withReason } from '../practices/evaluate-practice.ts';
import type { ProfileFound } from '../practices/profile-of.ts';
import { gatesIn, reasonNotToAsk } from '../practices/profiles.ts';
import { waiverOf } from '../practices/waiver-of.ts';
import { carriedResult } from './carried-result.ts';
import { type DomainLevel, domainLevelOf } from './domain-level.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import { type UnknownCause, unknownCauses } from './unknown-causes.ts';

/** Where a repository stands, and why. The same facts and catalogue always give the same one. */
export interface LadderAssessment {
  readonly repository: string;
  readonly at: number;
  readonly catalogue: string;
  readonly profile: ProfileFound;
  readonly domains: readonly (DomainLevel & { readonly practices: readonly PracticeResult[] })[];
  readonly next: readonly NextStep[];
  readonly unknown: readonly UnknownCause[];
}

type OnFault = (practice: string, error: unknown) => void;

export function assess(
  given: RepositoryFacts,
  onFault: OnFault,
  practices: readonly Practice[] = catalogue,
): LadderAssessment {
  const steps = assessInSteps(given, onFault, practices);
  let step = steps.next();
  while (!step.done) step = steps.next();

  return step.value;
}

/** The same, one practice after the other: who drives it may do something else in between. */
export function* assessInSteps(
  given: RepositoryFacts,
  onFault: OnFault,
  practices: readonly Practice[] = catalogue,
): Generator<undefined, LadderAssessment> {
  const facts = ladderFacts(given);
  const profile = known(facts, 'profile') ?? { profile: 'service', isDetected: true, by: [] };
  const isSolo = known(facts, 'isSolo') ?? false;
  const question: Question = { at: given.at, policy: given.policy, isSolo };
  const results = new Map<string, PracticeResult>();
  for (const asked of practices) {
    yield;
    const practice = { ...asked, gates: gatesIn(asked, profile.profile) };
    const reason = waiverOf(practice.id, given) ?? reasonNotToAsk(practice, profile.profile, isSolo);

    const result =
      reason === undefined
        ? evaluatePractice(practice, facts, question, onFault)
        : withReason(practice, reason);
    results.set(practice.id, carriedResult(result, given));
  }
  const domains = domainIds.map(id => {
    const own = resultsOf(id, practices, results);

    return { ...domainLevelOf(id, own), practices: own };
  });

  return {
    ...{ repository: given.repository, at: given.at, catalogue: catalogueVersion, profile, domains },
    next: nextSteps(domains, results, practices, given.policy.target),
    unknown: unknownCauses([...results.values()]),
  };
}

function resultsOf(
  id: DomainId,
  practices: readonly Practice[],
  results: ReadonlyMap<string, PracticeResult>,
): readonly PracticeResult[] {
  return practices.filter(({ domain }) => domain === id).flatMap(practice => results.get(practice.id) ?? []);
}

function known<Key extends 'profile' | 'isSolo'>(facts: LadderFacts, key: Key) {
  const fact = facts.get(key);

  return fact.known ? fact.value : undefined;
}
