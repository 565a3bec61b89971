/** What goes wrong. The first group answers instead of GitHub; the second spoils the answer to what was done. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly retryAfterSeconds?: number;
    }
  /** 502 with an HTML page, as from a proxy. */
  | { readonly kind: 'bad-gateway' }
  /** 403 with `retry-after`, GitHub's secondary rate limit. */
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number }
  /** 403 with an empty quota until the given number of seconds from now. */
  | { readonly kind: 'quota-exhausted'; readonly resetSeconds: number }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'half-body' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** The effect happens, the answer is lost. */
  | { readonly kind: 'accept-then-reset' };

export interface FaultRequest {
  readonly method: string;
  readonly path: string;
  /** `METHOD /template`; null for an operation nobody knows. */
  readonly operation: string | null;
  readonly body: unknown;
}

export interface PlannedFault {
  /** `METHOD /template`, as in GitHub's description; `GET /storage` for artifact downloads. Default: any. */
  readonly route?: string;
  readonly match?: (request: FaultRequest) => boolean;
  /** The first matching request that fails, from 1. */
  readonly nth?: number;
  /** How many matching requests fail from then on; default 1. */
  readonly times?: number;
  readonly fault: Fault;
}

/** Planned faults, each with its own count of matching requests. The first that applies is used. */
export class FaultPlan {
  readonly #entries: { readonly planned: PlannedFault; seen: number }[] = [];

  add(...planned: readonly PlannedFault[]): void {
    for (const one of planned) this.#entries.push({ planned: one, seen: 0 });
  }

  clear(): void {
    this.#entries.length = 0;
  }

  faultFor(request: FaultRequest): Fault | undefined {
    let found: Fault | undefined;
    for (const entry of this.#entries) {
      const { route, match, nth = 1, times = 1, fault } = entry.planned;
      if (route !== undefined && route !== request.operation) continue;
      if (match !== undefined && !match(request)) continue;
      entry.seen += 1;
      if (entry.seen >= nth && entry.seen < nth + times) found ??= fault;
    }
    return found;
  }
}
