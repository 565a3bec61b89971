import { GatewayError, type GatewayErrorKind } from '../model/gateway-error.ts';
import { acceptedPermissions } from './accepted-permissions.ts';
import type { RawAnswer } from './octokit-request.ts';
import { isRateLimited, leastWaitSeconds, namedWaitSeconds } from './rate-limit.ts';

/** What was asked, for messages: "check runs of commit 41d0b6a", "harbour/quotes". */
export interface Subject {
  readonly what: string;
  readonly where: string;
}

/** Turns an answer other than 2xx into the error that says who must act. */
export function classifyAnswer(answer: RawAnswer, { what, where }: Subject, now: Date): GatewayError {
  const { status, headers } = answer;
  const said = messageOf(answer.data);
  const fail = (kind: GatewayErrorKind, message: string) => new GatewayError(kind, message, { status, said });

  if (isRateLimited(status, headers, said)) {
    const named = namedWaitSeconds(headers, now);
    const seconds = named ?? leastWaitSeconds;
    return new GatewayError(
      'rate-limited',
      `GitHub's rate limit for ${where} is reached; next try in ${seconds} s.`,
      { status, retryAfterSeconds: seconds, isTimeGuessed: named === undefined },
    );
  }
  if (status === 401) {
    return fail(
      'unauthorized',
      `GitHub refused Rung's credentials for ${where} (${said}): check APP_ID, the private key and this machine's clock.`,
    );
  }
  if (status === 403) {
    const message = forbiddenMessage(answer, { what, where }, said);
    return new GatewayError('forbidden', message, { status, said, isAboutPlace: closed.test(said) });
  }
  if (status === 404) return fail('not-found', `${where}: GitHub has no ${what}, or Rung may not see it.`);
  if (status === 409 && /empty/i.test(said))
    return fail('not-found', `${where} is empty: there is no ${what}.`);
  if (status === 410) return fail('gone', `${where}: ${what} is gone (expired, deleted or switched off).`);
  if (status === 413) return fail('too-large', `${where}: ${what} is too large for GitHub.`);
  if (status === 422 && /no commit found for sha/i.test(said)) {
    return fail('gone', `${where}: the commit of ${what} is no longer there.`);
  }
  if (status === 451) return fail('forbidden', `${where}: GitHub withholds ${what} for legal reasons.`);
  if (status >= 500) return fail('unavailable', `GitHub answered ${status} for ${what} of ${where}.`);
  if (status >= 300 && status < 400) {
    return fail('not-found', `${where} has moved (${status}): ${what} is not at its old address any more.`);
  }
  return fail('invalid', `GitHub did not accept the request for ${what} of ${where} (${status}: ${said}).`);
}

const closed = /archived|suspended|access blocked/i;

function forbiddenMessage(answer: RawAnswer, { what, where }: Subject, said: string): string {
  if (/not accessible by integration/i.test(said)) {
    const needed = acceptedPermissions(answer.headers['x-accepted-github-permissions']);
    return `${where}: Rung may not use ${what}; it needs the permission ${needed ?? '(GitHub does not say which)'}, which an owner can accept in the App's installation settings.`;
  }
  if (/archived/i.test(said)) return `${where} is archived: ${what} can only be read.`;
  if (/suspended/i.test(said))
    return `The installation for ${where} is suspended: an owner can end that in the installation settings.`;
  return `${where}: GitHub forbids ${what} (${said}).`;
}

/** GitHub's own words, cut: they go to people and logs. */
function messageOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('message' in data)) return 'no reason given';
  const errors = 'errors' in data && Array.isArray(data.errors) ? data.errors : [];
  const details = errors.map(error => (typeof error === 'string' ? error : (error?.message ?? error?.code)));
  const words = [data.message, ...details].filter(part => typeof part === 'string').join('; ');
  return words.replaceAll(/\s+/g, ' ').slice(0, 300) || 'no reason given';
}
