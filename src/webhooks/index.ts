import type { Probot } from 'probot';
import { createRepositoryNotes } from '../usecases/note-repository.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { EventHandler } from './handler.ts';
import { handlers } from './handlers.ts';
import { noteRepositoryOf } from './note-repository-of.ts';

/** Ties each event to its handler. A payload without what its handler needs is left alone, and the log says so. */
export function registerWebhooks(probot: Probot, dependencies: WebhookDependencies): void {
  const { services, queue, reasons, underWay } = dependencies;
  const note = createRepositoryNotes(services, queue);

  async function receive({ schema, handle }: EventHandler, guid: string, event: string, payload: unknown) {
    const refused = await noteRepositoryOf(services, note, event, payload);
    if (refused !== null) return refused;
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return 'payload lacks what is needed';

    const { repeatsBody = false, receivedAt = services.now() } = underWay.get(guid) ?? {};

    return await handle(parsed.data, dependencies, { repeatsBody, receivedAt });
  }

  for (const handler of handlers) {
    for (const event of handler.events) {
      probot.on(event as Parameters<Probot['on']>[0] & string, async context => {
        const reason = await receive(handler, context.id, event, context.payload);
        if (reason !== null) reasons.note(context.id, reason);
      });
    }
  }
}
