import { randomUUID } from 'node:crypto';
import type { WebhookEvent } from '../world/world-state.ts';
import type { Delivery } from './delivery.ts';
import { sendDelivery } from './send-delivery.ts';
import { deliveryHeaders, type Webhook } from './sign-delivery.ts';

export interface DeliveriesOptions {
  readonly appId: number;
  readonly clock: () => Date;
  readonly webhook?: Webhook | undefined;
  /** Default: random. */
  readonly guid?: (() => string) | undefined;
}

/** GitHub sends no payload above 25 MB. */
const maxBodyBytes = 25 * 1024 * 1024;

/** Sent to every App without a subscription. */
const unsubscribed = new Set(['installation', 'installation_repositories', 'installation_target']);

/**
 * The signed deliveries. One at a time and in the order of the events, each after the answer to the one before, unless
 * they are held back and released in another order.
 */
export class Deliveries {
  /** All attempts, oldest first: held, under way and done. */
  readonly log: Delivery[] = [];
  readonly #options: DeliveriesOptions;
  #webhook: Webhook | undefined;
  #held: Delivery[] | undefined;
  #sending: Promise<void> = Promise.resolve();
  #nextId = 1_000_000;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
    this.#webhook = options.webhook;
  }

  /** Where deliveries go from now on. Before, they count as failed: nobody was there. */
  sendTo(webhook: Webhook): void {
    this.#webhook = webhook;
  }

  get webhook(): Webhook | undefined {
    return this.#webhook;
  }

  receive(event: WebhookEvent): void {
    const { installation, repository, action } = event;
    if (installation?.suspendedAt && event.event !== 'installation') return;
    const ownButton = action === 'rerequested' && isOwn(event, this.#options.appId);
    const subscribed = installation?.events.includes(event.event) ?? true;
    if (!subscribed && !unsubscribed.has(event.event) && !ownButton) return;
    // A press on "Re-run" goes only to the App that owns the check.
    if (action === 'rerequested' && !ownButton) return;
    this.send({
      event: event.event,
      action,
      installationId: installation?.id ?? null,
      repositoryId: repository?.id ?? null,
      body: JSON.stringify(event.payload),
    });
  }

  /** Sends any event, well or badly formed: its GUID. */
  send(
    event: Pick<Delivery, 'event' | 'body'> & Partial<Delivery>,
    guid = (this.#options.guid ?? randomUUID)(),
  ): string {
    const body = event.body;
    if (Buffer.byteLength(body) > maxBodyBytes) return guid;
    const secret = this.#webhook?.secret ?? '';
    this.#queue({
      id: this.#nextId++,
      guid,
      event: event.event,
      action: event.action ?? null,
      installationId: event.installationId ?? null,
      repositoryId: event.repositoryId ?? null,
      body,
      headers:
        event.headers ?? deliveryHeaders({ event: event.event, guid, body }, secret, this.#options.appId),
      redelivery: event.redelivery ?? false,
      outcome: null,
    });
    return guid;
  }

  /** The same bytes under the same GUID once more. */
  redeliver(guid: string): void {
    const first = this.log.find(one => one.guid === guid);
    if (first === undefined) throw new Error(`There was no delivery ${guid}.`);
    const { headers, ...rest } = first;
    this.send({ ...rest, redelivery: true }, guid);
  }

  /** From now on deliveries wait. */
  hold(): void {
    this.#held ??= [];
  }

  get held(): readonly Delivery[] {
    return this.#held ?? [];
  }

  /** Lets the held ones go, in the order that `order` gives them: it may also drop or repeat some. */
  release(order: (held: readonly Delivery[]) => readonly Delivery[] = held => held): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    const sent = new Set<Delivery>();
    for (const delivery of order(held))
      if (sent.has(delivery)) this.redeliver(delivery.guid);
      else this.#dispatch(delivery) && sent.add(delivery);
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#sending; ) {
      seen = this.#sending;
      await seen;
    }
  }

  find(id: number): Delivery | undefined {
    return this.log.find(one => one.id === id);
  }

  #queue(delivery: Delivery): void {
    this.log.push(delivery);
    if (this.#held === undefined) this.#dispatch(delivery);
    else this.#held.push(delivery);
  }

  #dispatch(delivery: Delivery): true {
    const { clock } = this.#options;
    this.#sending = this.#sending.then(async () => {
      // Port 9, "discard": nobody listens, as before the App's server is up.
      const url = this.#webhook?.url ?? 'http://127.0.0.1:9/';
      delivery.outcome = await sendDelivery(delivery, url, clock);
    });
    return true;
  }
}

function isOwn({ payload }: WebhookEvent, appId: number): boolean {
  const subject = (payload.check_run ?? payload.check_suite) as { app?: { id?: number } } | undefined;
  return subject?.app?.id === appId;
}
