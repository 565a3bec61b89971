import type { EtagCache } from './etag-cache.ts';
import { type Answer, type Exchange, type Send, uncountedHeader } from './exchange.ts';

/**
 * Adds ETags to reads: a 304 is answered from the cache as the 200 it stands for, and identical reads under way share
 * one request. `cache-control: no-cache` goes straight through. GitHub binds ETags to the token, so the token is part of the key.
 * What GitHub did not count is marked with `uncountedHeader`.
 */
export function sendConditionally(send: Send, cache: EtagCache): Send {
  const underWay = new Map<string, Promise<Answer>>();

  async function read(key: string, exchange: Exchange): Promise<Answer> {
    const known = cache.find(key);
    const etag = known?.headers['etag'];
    const headers = etag === undefined ? exchange.headers : { ...exchange.headers, 'if-none-match': etag };
    const answer = await send({ ...exchange, headers });
    if (answer.status === 304 && known !== undefined) return uncounted(known);
    if (answer.status === 200 && answer.headers['etag'] !== undefined) cache.keep(key, answer);
    return answer;
  }

  return exchange => {
    if (exchange.method !== 'GET' || exchange.headers['cache-control'] === 'no-cache') return send(exchange);
    const { authorization = '', accept = '' } = exchange.headers;
    const key = `${authorization}\n${accept}\n${exchange.url}`;
    const shared = underWay.get(key);
    if (shared !== undefined) return shared.then(uncounted);

    const answer = read(key, exchange).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
}

function uncounted(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, [uncountedHeader]: '1' } };
}
