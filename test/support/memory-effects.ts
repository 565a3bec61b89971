import type { Claim, DoneEffect, Effects } from '../../src/store/effect-port.ts';

interface Row {
  readonly contentHash: string;
  readonly githubId: number | null;
  readonly done: boolean;
  readonly fence: number;
  readonly doubtSince: Date;
  readonly heldUntilMs: number | null;
}

const leaseMs = 30_000;

/** Effects in a map, shared by processes as a database would be, for tests of what stands above the store. */
export class MemoryEffects implements Effects {
  readonly rows = new Map<string, Row>();
  #fence = 0;

  async claim(key: string, contentHash: string, at: Date): Promise<Claim> {
    const row = this.rows.get(key);
    if (row?.done) return { kind: 'done', githubId: row.githubId, contentHash: row.contentHash };
    const waitMs = (row?.heldUntilMs ?? 0) - at.getTime();
    if (waitMs > 0) return { kind: 'held', waitMs };
    this.#fence += 1;
    const doubtSince =
      row === undefined ? at : new Date(Math.max(row.doubtSince.getTime(), row.heldUntilMs ?? 0));
    const heldUntilMs = at.getTime() + leaseMs;
    this.rows.set(key, {
      ...{ contentHash, githubId: null, done: false },
      ...{ fence: this.#fence, doubtSince, heldUntilMs },
    });
    const doubtMs = row === undefined ? null : at.getTime() - doubtSince.getTime();

    return { kind: 'mine', fence: this.#fence, heldForMs: leaseMs, doubtMs };
  }

  async complete(key: string, { githubId, contentHash }: DoneEffect) {
    const row = this.rows.get(key);
    if (row?.done) return { githubId: row.githubId, contentHash: row.contentHash };
    const { fence = 0, doubtSince = new Date(0) } = row ?? {};
    this.rows.set(key, { contentHash, githubId, done: true, fence, doubtSince, heldUntilMs: null });

    return undefined;
  }

  async release(key: string, fence: number, how: 'in-doubt' | 'as-it-was', at: Date) {
    const row = this.rows.get(key);
    if (row === undefined || row.done || row.fence !== fence) return;
    const doubtSince = how === 'in-doubt' ? at : row.doubtSince;
    this.rows.set(key, { ...row, doubtSince, heldUntilMs: null });
  }

  async abandon(key: string, fence: number) {
    const row = this.rows.get(key);
    if (row?.fence === fence && !row.done) this.rows.delete(key);
  }

  async isBegun(key: string) {
    return this.rows.has(key);
  }

  async find(key: string) {
    const row = this.rows.get(key);

    return row?.done ? { githubId: row.githubId, contentHash: row.contentHash } : undefined;
  }
}
