import type { WireAnswer } from '../rest/conditional-answer.ts';
import type { Fault } from './fault-plan.ts';

/** What a fault answers instead of GitHub; undefined for faults that are none of an answer's business. */
export function faultAnswer(fault: Fault, now: Date): WireAnswer | undefined {
  switch (fault.kind) {
    case 'status':
      return json(
        fault.status,
        fault.message ?? 'Injected fault',
        fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'bad-gateway':
      return {
        status: 502,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        bytes: Buffer.from('<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>'),
      };
    case 'secondary-limit':
      return json(
        403,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'quota-exhausted':
      return json(403, 'API rate limit exceeded for installation.', {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-reset': String(Math.ceil(now.getTime() / 1000) + fault.resetSeconds),
        'x-ratelimit-resource': 'core',
      });
    default:
      return undefined;
  }
}

function json(status: number, message: string, headers: Readonly<Record<string, string>>): WireAnswer {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    bytes: Buffer.from(JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest' })),
  };
}
