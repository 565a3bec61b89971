import { createHmac, randomUUID } from 'node:crypto';

export const testSecret = 'a secret for tests only';

export function sign(body: string | Uint8Array, secret = testSecret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** The headers GitHub sends with a delivery; `undefined` in `changes` leaves a header out. */
export function deliveryHeaders(
  body: string | Uint8Array,
  event: string,
  changes: Readonly<Record<string, string | string[] | undefined>> = {},
): Record<string, string | string[]> {
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': sign(body),
    ...changes,
  };
  return Object.fromEntries(Object.entries(headers).filter(entry => entry[1] !== undefined)) as Record<
    string,
    string | string[]
  >;
}
