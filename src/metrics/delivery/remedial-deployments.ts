import { type DeliveryHistory, repairsOf } from './failure-signals.ts';
import { reverts } from './reverts.ts';

/**
 * Places of deployments that are repairs: rollbacks, those with a revert of a failure, and those with a pull request that is
 * linked to an incident. One that also brings planned work is a repair all the same.
 */
export function remedialDeployments(history: DeliveryHistory): ReadonlySet<number> {
  const { deployments, carriers, commits, pulls } = history;

  return new Set([
    ...deployments.flatMap(({ kind }, place) => (kind === 'rollback' ? [place] : [])),
    ...reverts(commits, pulls, carriers.graph).flatMap(({ sha, targets }) => {
      const place = carriers.of(sha);
      if (place === undefined) return [];
      const cameBefore = (target: string) =>
        carriers.isInBaseline(target) || (carriers.of(target) ?? place) < place;

      return targets.some(cameBefore) ? [place] : [];
    }),
    ...[...repairsOf(history).values()].flat(),
  ]);
}
