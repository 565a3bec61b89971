import { createHmac } from 'node:crypto';

export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** The headers that GitHub sends with a webhook, signatures included. */
export function deliveryHeaders(
  { event, guid, body }: { readonly event: string; readonly guid: string; readonly body: string },
  secret: string,
  appId: number,
): Record<string, string> {
  const sign = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/playground',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': '1',
    'x-github-hook-installation-target-id': String(appId),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  };
}
