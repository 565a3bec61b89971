import type { Probot } from 'probot';
import { GatewayError } from '../model/gateway-error.ts';
import type { Log } from '../model/log.ts';
import type { Inbox, StoredDelivery } from '../store/port.ts';
import type { DeliveryReasons } from './delivery-reasons.ts';

export interface ReceiveDeliveryDependencies {
  readonly inbox: Pick<Inbox, 'read' | 'finish'>;
  readonly router: Probot;
  readonly reasons: DeliveryReasons;
  /** Told to the handlers while they work, by GUID. */
  readonly underWay: Map<string, DeliveryUnderWay>;
  readonly log: Log;
}

/** What is known of a delivery beside its payload. */
export type DeliveryUnderWay = Pick<StoredDelivery, 'repeatsBody' | 'receivedAt'>;

/**
 * Hands a stored delivery to its handlers and finishes it. Rejects with a handler's own error, so that the queue
 * tries again; a delivery that is finished already is left alone.
 */
export function receiveDelivery(dependencies: ReceiveDeliveryDependencies): (guid: string) => Promise<void> {
  const { inbox, router, reasons, underWay, log } = dependencies;

  return async guid => {
    const delivery = await inbox.read(guid);
    if (delivery === undefined) return log.debug({ guid }, 'delivery is finished already');
    const { event, action } = delivery;
    const payload: object = JSON.parse(delivery.payload);
    underWay.set(guid, delivery);
    try {
      await router.receive({ id: guid, name: event, payload } as Parameters<Probot['receive']>[0]);
    } catch (error) {
      reasons.take(guid);
      throw rootOf(error);
    } finally {
      underWay.delete(guid);
    }
    const reason = reasons.take(guid);
    await inbox.finish(guid, reason);
    log.debug({ guid, event, action, reason }, 'delivery handled');
  };
}

/**
 * The handlers' error out of the router's wrapping. The router adds the whole event to every error it passes on; it
 * must not travel with the error into logs and job records. Of several, the one that says when to come back.
 */
function rootOf(error: unknown): unknown {
  const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  for (const each of errors) if (each instanceof Error) Reflect.deleteProperty(each, 'event');
  return errors.find(each => each instanceof GatewayError) ?? errors[0];
}
