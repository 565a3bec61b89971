import type { Instant } from '../../model/records/instant.ts';
import type { Deployment } from './deployment.ts';
import type { FailedDeployment } from './failed-deployments.ts';

export interface Recovery {
  readonly index: number;
  /** Null while it goes on; `ms` is then its age. */
  readonly endedAt: Instant | null;
  readonly ms: number;
}

/** From the success of each failed deployment to the success of its remedy. */
export function recoveries(
  deployments: readonly Deployment[],
  failed: readonly FailedDeployment[],
  at: Instant,
): readonly Recovery[] {
  return failed
    .filter(({ isExplicit }) => isExplicit)
    .flatMap(({ index, remedy }) => {
      const start = deployments[index]?.at;
      const endedAt = remedy === null ? null : (deployments[remedy]?.at ?? null);

      return start === undefined ? [] : [{ index, endedAt, ms: (endedAt ?? at) - start }];
    });
}
