import { createHash } from 'node:crypto';
import type { HookDelivery } from '../../github/app-reads.ts';
import type { Services } from '../services.ts';

export type Payload = Readonly<Record<string, unknown>>;

/**
 * Brings a delivery that never arrived into the inbox, under its own GUID: from there on it is like any other. GitHub
 * shows the payload parsed, so the hash is that of the text as it is stored here, not of the bytes that were signed.
 */
export async function acceptMissed(
  { store, now }: Services,
  delivery: HookDelivery,
  payload: Payload,
): Promise<void> {
  const { guid, event, action, installationId, repositoryId } = delivery;
  const text = JSON.stringify(payload);
  await store.inbox.accept({
    ...{ guid, event, action, installationId, repositoryId, receivedAt: now(), payload: text },
    bodySha256: createHash('sha256').update(text).digest('hex'),
  });
}
