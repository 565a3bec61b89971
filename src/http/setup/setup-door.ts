import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The token of the log opens once; who came in with it is known by a cookie. Both live for an hour. */
export interface SetupDoor {
  readonly token: string;
  /** The cookie's value; undefined for a wrong, used or old token. */
  enter(token: string): string | undefined;
  isInside(cookie: string | undefined): boolean;
}

export const doorOpenMs = 60 * 60 * 1000;

export function createSetupDoor(now: () => Date): SetupDoor {
  const token = randomBytes(16).toString('hex');
  const openedAt = now().getTime();
  let session: { readonly cookie: string; readonly since: number } | undefined;
  const isFresh = (since: number) => now().getTime() - since < doorOpenMs;

  return {
    token,
    enter(given) {
      if (!isSame(given, token) || session !== undefined || !isFresh(openedAt)) return undefined;
      session = { cookie: randomBytes(16).toString('hex'), since: now().getTime() };
      return session.cookie;
    },
    isInside: cookie =>
      session !== undefined &&
      cookie !== undefined &&
      isSame(cookie, session.cookie) &&
      isFresh(session.since),
  };
}

/** Compares digests: those have equal lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
