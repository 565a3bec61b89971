import type { z } from 'zod';
import type { WebhookDependencies } from './dependencies.ts';

/** Why nothing was to be done, for the delivery log; null when something was asked for. */
export type Handled = string | null;

/** What is known of the delivery beside its payload. */
export interface HandledDelivery {
  /** The same bytes came before under another GUID: somebody may be replaying them. */
  readonly repeatsBody: boolean;
  /** Of the first try, by our own clock. */
  readonly receivedAt: Date;
}

export interface EventHandler<Schema extends z.ZodType = z.ZodType> {
  /** `pull_request` or `pull_request.opened`. */
  readonly events: readonly string[];
  readonly schema: Schema;
  handle(
    payload: z.infer<Schema>,
    dependencies: WebhookDependencies,
    delivery: HandledDelivery,
  ): Promise<Handled>;
}

/** Keeps each handler's payload tied to its own schema. */
export function eventHandler<Schema extends z.ZodType>(handler: EventHandler<Schema>): EventHandler {
  return handler as unknown as EventHandler;
}
