import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { SafeTarget } from './safe-target.ts';

/** Sends a GET without credentials to exactly the addresses that were checked. */
export function openTarget({ url, addresses }: SafeTarget, signal: AbortSignal): Promise<IncomingMessage> {
  const lookup: RequestOptions['lookup'] = (_hostname, options, callback) => {
    const first = addresses[0];
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
  // No shared agent: it could hand out a connection that was opened to other addresses.
  const options: RequestOptions = { lookup, signal, agent: false, headers: { 'user-agent': 'rung' } };

  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
    request.on('response', resolve).on('error', reject).end();
  });
}
