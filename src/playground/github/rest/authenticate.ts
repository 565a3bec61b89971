import { createVerify, type KeyObject } from 'node:crypto';
import type { AppRecord } from '../world/account-records.ts';
import { Refusal } from './answer.ts';
import type { Credential, Tokens } from './tokens.ts';

/** GitHub allows a little skew for `iat`, and ten minutes of life. */
const skewSeconds = 60;
const maxLifeSeconds = 10 * 60;

/** Who asks. Throws GitHub's 401 for anybody else. */
export function authenticate(
  header: string | undefined,
  tokens: Tokens,
  app: AppRecord,
  publicKey: KeyObject,
  now: Date,
): Credential {
  const value = tokenOf(header);
  if (value === undefined) throw new Refusal(401, 'Requires authentication');
  if (value.split('.').length === 3) {
    verifyAppToken(value, app, publicKey, now);
    return { kind: 'app' };
  }
  const credential = tokens.find(value, now);
  if (credential === undefined) throw new Refusal(401, 'Bad credentials');
  if (credential.installation.suspendedAt !== null)
    throw new Refusal(403, 'This installation has been suspended');
  return credential;
}

export function tokenOf(header: string | undefined): string | undefined {
  return /^(?:bearer|token) +(\S+)$/i.exec(header ?? '')?.[1];
}

function verifyAppToken(token: string, app: AppRecord, publicKey: KeyObject, now: Date): void {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  const claims = decode(payload);
  if (decode(header).alg !== 'RS256' || !verifier.verify(publicKey, Buffer.from(signature, 'base64url')))
    throw new Refusal(401, 'A JSON web token could not be decoded');
  const { iat, exp, iss } = claims;
  const seconds = Math.floor(now.getTime() / 1000);
  if (String(iss) !== String(app.id) && iss !== `Iv23li${app.id}`)
    throw new Refusal(401, "'Issuer' claim ('iss') must be an Integer");
  if (typeof iat !== 'number' || iat > seconds + skewSeconds)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (typeof exp !== 'number' || exp <= seconds)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > seconds + maxLifeSeconds)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
