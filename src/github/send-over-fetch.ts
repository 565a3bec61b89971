import { GatewayError } from '../model/gateway-error.ts';
import type { Answer, Exchange, Send } from './exchange.ts';
import type { RequestRecord } from './options.ts';

interface Wire {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  readonly onRequest: (request: RequestRecord) => void;
}

/** GitHub's answer to a renamed or transferred repository. 302 is not among them: artifact links are followed by hand. */
const movedStatuses = new Set([301, 307, 308]);

/**
 * Sends once, without retries. A moved repository is followed once, with the same method, on the same host; the header
 * `content-location` tells where to. Rejects with `unavailable` when no whole answer arrived in time.
 */
export function sendOverFetch(wire: Wire): Send {
  return async exchange => {
    const answer = await sendOnce(wire, exchange);
    const target = movedStatuses.has(answer.status) ? answer.headers['location'] : undefined;
    if (target === undefined) return answer;

    const url = new URL(target, exchange.url);
    if (url.origin !== new URL(exchange.url).origin) return answer;
    const followed = await sendOnce(wire, { ...exchange, url: url.href });
    return { ...followed, headers: { ...followed.headers, 'content-location': url.href } };
  };
}

async function sendOnce(wire: Wire, exchange: Exchange): Promise<Answer> {
  const { method, headers } = exchange;
  const path = new URL(exchange.url).pathname;
  const record = (status: number | null) =>
    wire.onRequest({ kind: kindOf(method, path), method, path, status, notModified: status === 304 });

  let response: Response;
  let body: Uint8Array;
  try {
    response = await wire.fetch(exchange.url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(wire.timeoutMs),
      ...(exchange.body === undefined ? {} : { body: exchange.body }),
    });
    body = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    record(null);
    throw new GatewayError('unavailable', `GitHub did not answer ${method} ${path}: ${reasonOf(cause)}.`, {
      cause,
    });
  }
  record(response.status);
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

function kindOf(method: string, path: string): RequestRecord['kind'] {
  if (path.endsWith('/access_tokens')) return 'token';
  // A question in GraphQL is a POST that writes nothing.
  return method === 'GET' || path.endsWith('/graphql') ? 'read' : 'write';
}

/** fetch hides the reason ("fetch failed") one level down. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'connection failed';
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
