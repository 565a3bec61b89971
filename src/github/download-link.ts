import type { IncomingMessage } from 'node:http';
import { GatewayError } from '../model/gateway-error.ts';
import { openTarget } from './open-target.ts';
import type { RequestRecord } from './options.ts';
import type { ProxyVariables } from './proxy-for.ts';
import { type ResolveHost, safeTarget } from './safe-target.ts';

export interface DownloadRules {
  readonly allowedHosts: readonly string[];
  readonly resolve: ResolveHost;
  readonly proxyVariables: ProxyVariables;
  readonly timeoutMs: number;
  readonly onRequest: (request: RequestRecord) => void;
}

const maxRedirects = 3;

/**
 * Downloads what a signed link names. Credentials are never sent: the link carries its own. Undefined when the link
 * has died; `too-large` as soon as more than `maxBytes` arrive.
 */
export async function downloadLink(
  link: string,
  maxBytes: number,
  rules: DownloadRules,
): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(rules.timeoutMs);
  let target = await safeTarget(link, rules.allowedHosts, rules.resolve, rules.proxyVariables);

  // The answer that named the link was the first redirect.
  for (let redirects = 1; ; redirects += 1) {
    const { url } = target;
    const response = await openTarget(target, signal).catch(cause => {
      throw broken(url, cause);
    });
    const status = response.statusCode ?? 0;
    rules.onRequest({ kind: 'redirect', method: 'GET', path: url.pathname, status, notModified: false });

    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      if (redirects === maxRedirects) {
        throw new GatewayError(
          'forbidden',
          `The artifact download was redirected more than ${maxRedirects} times.`,
        );
      }
      const next = URL.parse(location, url.href)?.href ?? location;
      target = await safeTarget(next, rules.allowedHosts, rules.resolve, rules.proxyVariables);
      continue;
    }
    if (status === 200) return readBody(response, url, maxBytes);

    response.destroy();
    if ([401, 403, 404, 410].includes(status)) return undefined;
    throw new GatewayError('unavailable', `The download host ${url.host} answered ${status}.`, { status });
  }
}

async function readBody(response: IncomingMessage, url: URL, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new GatewayError('too-large', `The artifact is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB.`);
  if (Number(response.headers['content-length']) > maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof GatewayError ? cause : broken(url, cause);
  }
  return Buffer.concat(chunks, bytes);
}

/** The link itself is a credential: only its host is named. */
function broken(url: URL, cause: unknown): GatewayError {
  return new GatewayError('unavailable', `The artifact download from ${url.host} broke off.`, { cause });
}
