import type { Fact } from '../../facts/ladder/fact.ts';
import { type FailedDeployment, failedDeployments } from '../../metrics/delivery/failed-deployments.ts';
import type { DeliveryHistory } from '../../metrics/delivery/failure-signals.ts';
import { remedialDeployments } from '../../metrics/delivery/remedial-deployments.ts';
import type { Cause } from '../../model/cause.ts';
import type { Incidents } from './incidents.ts';

export interface DeploymentFailures {
  readonly history: DeliveryHistory;
  readonly failed: readonly FailedDeployment[];
  /** Places of the deployments that are repairs. */
  readonly remedial: ReadonlySet<number>;
  /** Why some may be missing: without incidents only reverts and rollbacks tell. Null where the policy says what an incident is. */
  readonly doubt: Cause | null;
}

export function deploymentFailures(
  history: Omit<DeliveryHistory, 'incidents'>,
  incidents: Fact<Incidents>,
): DeploymentFailures {
  const whole = { ...history, incidents: incidents.known ? incidents.value.all : [] };

  return {
    history: whole,
    failed: failedDeployments(whole),
    remedial: remedialDeployments(whole),
    doubt: incidents.known ? incidents.value.inferred : incidents.cause,
  };
}
