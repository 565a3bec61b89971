import { GatewayError } from '../model/gateway-error.ts';

/** The next page's URL from a `link` header; a link to another host is refused, since the token would go there. */
export function nextPage(link: unknown, baseUrl: string): string | undefined {
  if (typeof link !== 'string') return undefined;
  for (const part of link.split(',')) {
    const start = part.indexOf('<');
    const end = part.indexOf('>', start);
    if (start === -1 || end === -1 || !part.slice(end).includes('rel="next"')) continue;

    const url = part.slice(start + 1, end);
    if (URL.parse(url)?.origin === new URL(baseUrl).origin) return url;
    throw new GatewayError('unavailable', 'GitHub names a next page on another host; the list was not read.');
  }
  return undefined;
}
