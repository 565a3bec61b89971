import type { QuotaLeft } from './request-quota.ts';

type Headers = Readonly<Record<string, string | number | undefined>>;

/** What an answer tells about the hour's requests; undefined where the server has no limits or counts something else. */
export function quotaLeft(headers: Headers): QuotaLeft | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map(name =>
    Number(headers[`x-ratelimit-${name}`] ?? Number.NaN),
  );
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  if (![limit, remaining, reset].every(Number.isSafeInteger) || limit <= 0) return undefined;
  if ((headers['x-ratelimit-resource'] ?? 'core') !== 'core') return undefined;

  return { limit, remaining, resetAt: new Date(reset * 1000) };
}
