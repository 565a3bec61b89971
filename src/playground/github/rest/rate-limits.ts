import type { Credential } from './tokens.ts';

const hourMs = 60 * 60 * 1000;

interface Window {
  readonly endsAt: Date;
  used: number;
}

export interface Quota {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

/** GitHub's primary limit: so many requests an hour and installation. The App's own requests share one account. */
export class RateLimits {
  readonly #windows = new Map<number, Window>();
  readonly #limit: (credential: Credential) => number;

  constructor(limit: (credential: Credential) => number) {
    this.#limit = limit;
  }

  quota(credential: Credential, now: Date): Quota {
    const { endsAt, used } = this.#window(credential, now);
    const limit = this.#limit(credential);
    return {
      limit,
      used: Math.min(used, limit),
      remaining: Math.max(0, limit - used),
      reset: Math.ceil(endsAt.getTime() / 1000),
    };
  }

  spend(credential: Credential, now: Date): void {
    this.#window(credential, now).used += 1;
  }

  #window(credential: Credential, now: Date): Window {
    const key = credential.kind === 'app' ? 0 : credential.installation.id;
    const known = this.#windows.get(key);
    if (known !== undefined && known.endsAt > now) return known;
    const fresh = { endsAt: new Date(now.getTime() + hourMs), used: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

export function quotaHeaders(quota: Quota): Record<string, string> {
  return {
    'x-ratelimit-limit': String(quota.limit),
    'x-ratelimit-remaining': String(quota.remaining),
    'x-ratelimit-reset': String(quota.reset),
    'x-ratelimit-used': String(quota.used),
    'x-ratelimit-resource': 'core',
  };
}
