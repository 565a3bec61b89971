import { isIP } from 'node:net';
import { isPublicAddress } from '../../github/public-address.ts';

/** False where github.com can certainly not reach it. By the name alone: nothing is resolved. */
export function isPublicHost(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(name) !== 0) return isPublicAddress(name);
  return name.includes('.') && !/\.(localhost|local|internal|lan|home\.arpa|test|invalid)$/i.test(name);
}
