import type { Delivery, DeliveryOutcome } from '../deliveries/delivery.ts';
import { isoTime, type Json } from '../shapes/json.ts';
import { answer, notFound } from './answer.ts';
import { type Call, numberFrom, type Route } from './call.ts';

type Done = Delivery & { readonly outcome: DeliveryOutcome };

/** Deliveries can be looked at for three days. */
const windowMs = 3 * 24 * 60 * 60 * 1000;

export const deliveryRoutes: readonly Route[] = [
  {
    operation: 'GET /app/hook/deliveries',
    auth: 'app',
    permissions: [],
    handle: listDeliveries,
  },
  {
    operation: 'GET /app/hook/deliveries/{delivery_id}',
    auth: 'app',
    permissions: [],
    handle: call => {
      const id = numberFrom(call, 'delivery_id');
      const delivery = visible(call).find(one => one.id === id);
      if (delivery === undefined) throw notFound();
      return answer(deliveryShape(delivery));
    },
  },
];

function visible({ services: { deliveries, state } }: Call): Done[] {
  const oldest = state.clock().getTime() - windowMs;
  return deliveries.log
    .filter((one): one is Done => one.outcome !== null && one.outcome.deliveredAt.getTime() >= oldest)
    .reverse();
}

/** Newest first, with GitHub's cursor: a number to go on from. */
function listDeliveries(call: Call) {
  const perPage = Math.min(100, Number(call.query.get('per_page') ?? 30));
  const cursor = call.query.get('cursor');
  const status = call.query.get('status');
  const rest = visible(call)
    .filter(one => cursor === null || one.id < Number(cursor))
    .filter(
      one =>
        status === null ||
        (one.outcome.statusCode >= 200 && one.outcome.statusCode < 400) === (status === 'success'),
    );
  const page = rest.slice(0, perPage);
  const last = page.at(-1);
  const url = new URL(call.url);
  url.searchParams.set('cursor', String(last?.id));
  const headers = rest.length > page.length ? { link: `<${url}>; rel="next"` } : {};
  return { ...answer(page.map(briefShape)), headers };
}

function briefShape({ outcome, ...delivery }: Done): Json {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: isoTime(outcome.deliveredAt),
    redelivery: delivery.redelivery,
    duration: outcome.durationSeconds,
    status: outcome.status,
    status_code: outcome.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function deliveryShape(delivery: Done): Json {
  return {
    ...briefShape(delivery),
    url: '',
    request: { headers: delivery.headers, payload: parsed(delivery.body) },
    response: { headers: delivery.outcome.responseHeaders, payload: delivery.outcome.responseBody },
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
