import { graphqlOperation } from '../graphql/graphql-operation.ts';

/** How a client departed from GitHub's "Rate limits for the REST API". */
export interface Violation {
  readonly at: Date;
  readonly installationId: number;
  readonly limit:
    | 'content-a-minute'
    | 'content-an-hour'
    | 'points-a-minute'
    | 'concurrent'
    | 'asked-too-soon';
  readonly operation: string;
}

interface Used {
  inFlight: number;
  bannedUntilMs: number;
  readonly points: { readonly atMs: number; readonly amount: number }[];
  readonly content: number[];
}

const most = { points: 900, contentAMinute: 80, contentAnHour: 500, concurrent: 100 };
export const banSeconds = 60;

/** GitHub's secondary limits, counted for each installation in sliding windows: stricter than GitHub may be. */
export class SecondaryLimits {
  readonly violations: Violation[] = [];
  readonly #used = new Map<number, Used>();

  /** A request arrives; `leave` when it is answered. Returns what it violates. */
  enter(installationId: number, operation: string, now: Date): Violation | undefined {
    const used = this.#of(installationId);
    const nowMs = now.getTime();
    used.inFlight += 1;
    used.points.push({ atMs: nowMs, amount: isReading(operation) ? 1 : 5 });
    if (createsContent(operation)) used.content.push(nowMs);
    const limit = this.#exceeded(used, nowMs);
    if (limit === undefined) return undefined;
    const violation = { at: now, installationId, limit, operation };
    this.violations.push(violation);
    used.bannedUntilMs = Math.max(used.bannedUntilMs, nowMs + banSeconds * 1000);

    return violation;
  }

  leave(installationId: number): void {
    this.#of(installationId).inFlight -= 1;
  }

  #exceeded(used: Used, nowMs: number): Violation['limit'] | undefined {
    while ((used.points[0]?.atMs ?? nowMs) <= nowMs - 60_000) used.points.shift();
    while ((used.content[0] ?? nowMs) <= nowMs - 3_600_000) used.content.shift();
    if (used.bannedUntilMs > nowMs) return 'asked-too-soon';
    if (used.inFlight > most.concurrent) return 'concurrent';
    if (used.points.reduce((sum, { amount }) => sum + amount, 0) > most.points) return 'points-a-minute';
    if (used.content.filter(atMs => atMs > nowMs - 60_000).length > most.contentAMinute)
      return 'content-a-minute';

    return used.content.length > most.contentAnHour ? 'content-an-hour' : undefined;
  }

  #of(installationId: number): Used {
    const known = this.#used.get(installationId);
    if (known !== undefined) return known;
    const fresh = { inFlight: 0, bannedUntilMs: 0, points: [], content: [] };
    this.#used.set(installationId, fresh);

    return fresh;
  }
}

function isReading(operation: string): boolean {
  return operation.startsWith('GET ') || operation === graphqlOperation;
}

/** Check runs notify nobody: for them the points count. */
function createsContent(operation: string): boolean {
  return !isReading(operation) && !operation.includes('/check-runs');
}
