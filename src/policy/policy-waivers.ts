import { isWaivable, type Waiver } from '../model/waiver.ts';
import type { PolicyInForce } from './policy.ts';

/** The policy's waivers that hold on that day, in UTC, of practices that can be waived on a pull request. */
export function policyWaivers({ policy, provenance }: PolicyInForce, now: Date): readonly Waiver[] {
  const today = now.toISOString().slice(0, 10);
  const place = provenance['waivers'];

  return policy.waivers
    .filter(({ until }) => today <= until)
    .flatMap(({ practice, until, because }) =>
      isWaivable(practice)
        ? [
            {
              practice,
              reason: because,
              source: {
                kind: 'policy' as const,
                file: place?.file ?? '',
                isOrganization: place?.source === 'organization',
                line: place?.line ?? null,
                until,
              },
            },
          ]
        : [],
    );
}
