import { generateKeyPairSync } from 'node:crypto';

/** PEM. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

let made: KeyPair | undefined;

/** Of a pretended App: the same for all stand-ins of a process, since a pair takes a tenth of a second to make. */
export function throwAwayKeys(): KeyPair {
  made ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  return made;
}
