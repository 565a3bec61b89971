import { createPrivateKey, type KeyObject } from 'node:crypto';

/**
 * An RSA private key from PEM text, with line breaks written as `\n` or the whole of it in base64 if need be. Returns
 * PKCS#8 PEM, or what was found instead of such a key: never any of the text itself.
 */
export function readPem(text: string): { pem: string } | { found: string } {
  const pem = toPem(text);
  if (pem === undefined) return { found: 'no PEM text' };
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? '';
  if (label.endsWith('PUBLIC KEY')) return { found: 'a public key' };
  if (label === 'CERTIFICATE') return { found: 'a certificate' };
  if (label.startsWith('ENCRYPTED') || pem.includes('Proc-Type: 4,ENCRYPTED'))
    return { found: 'a key that is encrypted with a passphrase' };

  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return { found: 'a damaged or incomplete key' };
  }
  if (key.asymmetricKeyType !== 'rsa')
    return { found: `a key of type ${key.asymmetricKeyType ?? 'unknown'}` };
  return { pem: String(key.export({ type: 'pkcs8', format: 'pem' })) };
}

function toPem(text: string): string | undefined {
  const plain = text.replaceAll('\\n', '\n').trim();
  if (plain.startsWith('-----BEGIN ')) return plain;
  const decoded = Buffer.from(plain, 'base64').toString('latin1').trim();
  return decoded.startsWith('-----BEGIN ') ? decoded : undefined;
}
