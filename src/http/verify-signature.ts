import { createHmac, timingSafeEqual } from 'node:crypto';

const expectedForm = /^sha256=([0-9a-f]{64})$/;

/**
 * True when the header is the HMAC-SHA256 of the raw bytes under one of the secrets (two while a secret is rotated).
 * Every secret is tried, in constant time, so that the duration tells nothing.
 */
export function verifySignature(body: Uint8Array, header: string, secrets: readonly string[]): boolean {
  const hex = expectedForm.exec(header)?.[1];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  let matches = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(body).digest();
    if (timingSafeEqual(expected, given)) matches = true;
  }
  return matches;
}
