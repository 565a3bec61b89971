import type { DeliveryReasons } from '../jobs/delivery-reasons.ts';
import type { JobQueue } from '../jobs/queue-port.ts';
import type { DeliveryUnderWay } from '../jobs/receive-delivery.ts';
import type { Services } from '../usecases/services.ts';

/** What an event handler may use: it translates, asks for work, and says why when there is nothing to do. */
export interface WebhookDependencies {
  readonly services: Services;
  readonly queue: Pick<
    JobQueue,
    | 'requestCheck'
    | 'requestMergeGroupCheck'
    | 'requestReleaseCheck'
    | 'requestMeasurement'
    | 'requestLadder'
    | 'requestReconcile'
    | 'dropInstallation'
    | 'dropRepository'
  >;
  readonly reasons: Pick<DeliveryReasons, 'note'>;
  /** What is known of the deliveries at work, by GUID. */
  readonly underWay: ReadonlyMap<string, DeliveryUnderWay>;
}
