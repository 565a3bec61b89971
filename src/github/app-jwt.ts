import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { OperatorError } from '../model/operator-error.ts';

const issuedAgoSeconds = 60;
const validForSeconds = 9 * 60;

/** Reads the App's key; `OperatorError` when it is none. The key's text never enters a message. */
export function readPrivateKey(pem: string): KeyObject {
  const key = parseKey(pem) ?? parseKey(pem);
  if (key === null) {
    throw new OperatorError(
      'The private key cannot be read: expected the PEM file that GitHub made for the App ("-----BEGIN RSA PRIVATE KEY-----").',
    );
  }
  if (key.asymmetricKeyType !== 'rsa') {
    throw new OperatorError('The private key is not an RSA key: GitHub Apps sign with RS256.');
  }
  return key;
}

/** Tried twice: OpenSSL was seen to blame a good key for the leftover error of another operation. */
function parseKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    return null;
  }
}

/** GitHub refuses tokens valid for more than 10 minutes or issued in its future: both ends leave room for skew. */
export function signAppJwt(appId: number, key: KeyObject, at: Date): string {
  const nowSeconds = Math.floor(at.getTime() / 1000);
  const claims = { iat: nowSeconds - issuedAgoSeconds, exp: nowSeconds + validForSeconds, iss: appId };
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), key).toString('base64url')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
