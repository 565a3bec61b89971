import type { z } from 'zod';
import type { WebhookDependencies } from './dependencies.ts';

/** Why nothing was to be done, for the delivery log; null when something was asked for. */
export type Handled = string | null;

export interface EventHandler<Schema extends z.ZodType = z.ZodType> {
  /** `pull_request` or `pull_request.opened`. */
  readonly events: readonly string[];
  readonly schema: Schema;
  handle(payload: z.infer<Schema>, dependencies: WebhookDependencies): Promise<Handled>;
}

/** Keeps each handler's payload tied to its own schema. */
export function eventHandler<Schema extends z.ZodType>(handler: EventHandler<Schema>): EventHandler {
  return handler as unknown as EventHandler;
}
