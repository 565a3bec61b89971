import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import type { Delivery } from './delivery.ts';
import type { DeploymentFailures } from './deployment-failures.ts';

/** The five delivery metrics of DORA. */
export const deliveryMetrics = [
  'deployment-frequency',
  'change-lead-time',
  'change-fail-rate',
  'failed-deployment-recovery-time',
  'deployment-rework-rate',
] as const;

export type DeliveryMetric = (typeof deliveryMetrics)[number];

/**
 * Those that real records give: with no deployment and no incident source there are none, which is an answer. What may not be
 * read is none.
 */
export function instrumentedMetrics(
  delivery: Fact<Delivery>,
  failures: Fact<DeploymentFailures>,
): Fact<readonly DeliveryMetric[]> {
  if (!delivery.known) return delivery.cause.kind === 'source' ? known([]) : unknown(delivery.cause);
  if (delivery.value.isInferred) return known([]);
  if (!failures.known) return unknown(failures.cause);
  const { history, failed, doubt } = failures.value;
  if (doubt !== null && doubt.kind !== 'source' && doubt.kind !== 'inferred') return unknown(doubt);
  const mapsChanges = history.pulls.some(
    pull => pull.commits !== null && history.carriers.ofPull(pull) !== undefined,
  );
  const isGuessed = failed.length > 0 && failed.every(({ isExplicit }) => !isExplicit);
  const has: Readonly<Record<DeliveryMetric, boolean>> = {
    'deployment-frequency': true,
    'change-lead-time': mapsChanges,
    'change-fail-rate': doubt === null && !isGuessed,
    'failed-deployment-recovery-time': doubt === null && !isGuessed,
    'deployment-rework-rate': doubt === null,
  };

  return known(deliveryMetrics.filter(metric => has[metric]));
}
