import type { RepositoryFacts } from '../facts/ladder/repository-facts.ts';
import { dayOf } from '../metrics/days.ts';
import type { Reason } from '../model/practice-result.ts';

/** The waiver in force at the data timestamp, if there is one: the practice is then not asked, and is no pass. */
export function waiverOf(
  practice: string,
  { policy, at }: Pick<RepositoryFacts, 'policy' | 'at'>,
): Reason | undefined {
  const today = dayOf(at, policy.calendar.zone);
  const waiver = policy.waivers.find(one => one.practice === practice && one.until >= today);

  return waiver && { kind: 'waived', because: waiver.because, until: waiver.until };
}
