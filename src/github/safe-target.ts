import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { GatewayError } from '../model/gateway-error.ts';
import { type ProxyVariables, proxyFor } from './proxy-for.ts';
import { isPublicAddress } from './public-address.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export type ResolveHost = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export const resolveByDns: ResolveHost = hostname => lookup(hostname, { all: true });

/**
 * A link that may be opened, with the addresses it was checked against: connect to these, do not resolve again. Through
 * a proxy it is the proxy that resolves, and that decides where this machine may connect to.
 */
export interface SafeTarget {
  readonly url: URL;
  readonly proxy: string | undefined;
  readonly addresses: readonly ResolvedAddress[];
}

/**
 * Refuses what a download link must never reach: other schemes, and private, loopback or link-local addresses unless
 * the operator listed the host (`name` or `name:port`).
 */
export async function safeTarget(
  link: string,
  allowedHosts: readonly string[],
  resolve: ResolveHost,
  proxyVariables: ProxyVariables = {},
): Promise<SafeTarget> {
  const url = URL.parse(link);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new GatewayError(
      'forbidden',
      'GitHub points an artifact download to an address that is not http(s).',
    );
  }
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const proxy = proxyFor(url, proxyVariables);
  const addresses = await addressesOf(hostname, resolve).catch(error => {
    // Behind a proxy, machines often cannot resolve foreign names.
    if (proxy !== undefined) return [];
    throw error;
  });
  const listed = allowedHosts.some(host => isListed(host.toLowerCase(), url));
  if (!listed && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new GatewayError(
      'forbidden',
      `Artifact downloads lead to ${url.host}, which is not a public address; the operator can allow it with RUNG_ALLOWED_HOSTS=${url.host}.`,
    );
  }
  return { url, proxy, addresses };
}

/** With or without the port, also where it is the usual one, and with or without the brackets of an IPv6 address. */
function isListed(listed: string, { hostname, port, protocol }: URL): boolean {
  const usualPort = protocol === 'https:' ? '443' : '80';
  const bare = hostname.replace(/^\[|\]$/g, '');

  return [bare, hostname, `${hostname}:${port || usualPort}`].includes(listed);
}

async function addressesOf(hostname: string, resolve: ResolveHost): Promise<readonly ResolvedAddress[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  try {
    const addresses = await resolve(hostname);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw new GatewayError('unavailable', `The download host ${hostname} cannot be resolved.`, { cause });
  }
  throw new GatewayError('unavailable', `The download host ${hostname} has no address.`);
}
