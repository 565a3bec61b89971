import { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { sendOverFetch } from './send-over-fetch.ts';

/** An App that GitHub has just registered, with the secrets that it tells once. */
export interface RegisteredApp {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  /** Where people see and install it. */
  readonly htmlUrl: string;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
}

const registeredShape = z
  .object({
    id: z.number().int().positive(),
    name: z.string(),
    slug: z.string(),
    html_url: z.url(),
    pem: z.string().min(1),
    webhook_secret: z.string().regex(/^[\w.~+/=-]{8,}$/),
  })
  .transform(({ html_url, pem, webhook_secret, ...rest }) => ({
    ...rest,
    htmlUrl: html_url,
    privateKey: pem,
    webhookSecret: webhook_secret,
  }));

/**
 * Exchanges the code of GitHub's manifest flow, once and without credentials. Rejects with `GatewayError`: `not-found`
 * when GitHub does not know the code (any more), `unavailable` when it gave no answer and the code may still be good.
 */
export async function convertManifest(
  apiUrl: string,
  code: string,
  wire: { readonly fetch?: typeof fetch; readonly timeoutMs?: number } = {},
): Promise<RegisteredApp> {
  const send = sendOverFetch({
    fetch: wire.fetch ?? fetch,
    timeoutMs: wire.timeoutMs ?? 20_000,
    onRequest() {},
  });
  const answer = await send({
    method: 'POST',
    url: `${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`,
    headers: { accept: 'application/vnd.github+json', 'user-agent': 'rung' },
    body: undefined,
  });
  const { status } = answer;
  if (status === 404 || status === 422)
    throw new GatewayError('not-found', 'GitHub does not know this code (any more).', { status });
  if (status >= 500) throw new GatewayError('unavailable', `GitHub answered ${status}.`, { status });
  if (status !== 201) throw new GatewayError('invalid', `GitHub answered ${status}.`, { status });

  const result = registeredShape.safeParse(parse(answer.body));
  if (result.success) return result.data;
  throw new GatewayError('invalid', "GitHub's answer cannot be read.", { status });
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
