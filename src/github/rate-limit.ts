type Headers = Readonly<Record<string, string | number | undefined>>;

/** What GitHub asks for at least when it names no time. */
export const leastWaitSeconds = 60;

/** True for an exhausted quota and for a secondary limit, both told as 403 or 429. */
export function isRateLimited(status: number, headers: Headers, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  if (headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0') return true;
  return /secondary rate limit|rate limit exceeded|abuse detection/i.test(message);
}

/** Seconds until GitHub may be asked again: `retry-after`, else the quota's reset; undefined where neither is told. */
export function namedWaitSeconds(headers: Headers, now: Date): number | undefined {
  const retryAfter = Number(headers['retry-after']);
  if (Number.isFinite(retryAfter) && retryAfter >= 0) return Math.ceil(retryAfter);

  const resetSeconds = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(resetSeconds)) {
    const answeredAt = Date.parse(String(headers['date']));
    const nowMs = Number.isNaN(answeredAt) ? now.getTime() : answeredAt;
    return Math.max(1, Math.ceil(resetSeconds - nowMs / 1000));
  }

  return undefined;
}
