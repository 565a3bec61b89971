import { z } from 'zod';
import { sendOverFetch } from './send-over-fetch.ts';

/** What a GitHub host tells anybody, without credentials. */
export interface HostAnswer {
  readonly status: number;
  /** Its clock, to the second; undefined when it does not say. */
  readonly date: Date | undefined;
  /** Of a GitHub Enterprise Server. */
  readonly enterpriseVersion: string | undefined;
}

const metaShape = z.object({ installed_version: z.string() });

/** Rejects with `GatewayError` (`unavailable`, with the cause) when there is no answer; every answer is one. */
export async function askHost(
  baseUrl: string,
  wire: { readonly fetch?: typeof fetch; readonly timeoutMs?: number } = {},
): Promise<HostAnswer> {
  const timeoutMs = wire.timeoutMs ?? 10_000;
  const send = sendOverFetch({ fetch: wire.fetch ?? fetch, timeoutMs, onRequest() {} });
  const { status, headers, body } = await send({
    ...{ method: 'GET', url: `${baseUrl}/meta`, body: undefined },
    headers: { accept: 'application/vnd.github+json', 'user-agent': 'rung' },
  });
  const date = new Date(headers['date'] ?? '');
  return {
    status,
    date: Number.isNaN(date.getTime()) ? undefined : date,
    enterpriseVersion: versionIn(body) ?? headers['x-github-enterprise-version']?.replace(/^.*@/, ''),
  };
}

function versionIn(body: Uint8Array): string | undefined {
  try {
    const meta = metaShape.safeParse(JSON.parse(Buffer.from(body).toString('utf8')));
    return meta.success ? meta.data.installed_version : undefined;
  } catch {
    return undefined;
  }
}
