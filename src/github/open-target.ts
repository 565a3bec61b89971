import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { SafeTarget } from './safe-target.ts';

/** Sends a GET without credentials to exactly the addresses that were checked, or through the proxy. */
export function openTarget(target: SafeTarget, signal: AbortSignal): Promise<IncomingMessage> {
  const { url } = target;
  const options = { ...connectionOf(target), signal, headers: { 'user-agent': 'rung' } };

  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
    request.on('response', resolve).on('error', reject).end();
  });
}

/** No shared agent: it could hand out a connection that was opened to other addresses. */
function connectionOf({ url, proxy, addresses }: SafeTarget): RequestOptions {
  if (proxy !== undefined) {
    const proxyEnv = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
    return { agent: url.protocol === 'https:' ? new HttpsAgent({ proxyEnv }) : new HttpAgent({ proxyEnv }) };
  }
  const lookup: RequestOptions['lookup'] = (_hostname, options, callback) => {
    const first = addresses[0];
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
  return { lookup, agent: false };
}
