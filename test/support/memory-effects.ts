import type { Effect, Effects } from '../../src/store/port.ts';

/** Effects in a map, for tests of what stands above the store. */
export class MemoryEffects implements Effects {
  readonly rows = new Map<string, Effect>();

  async intend(key: string, contentHash: string, at: Date) {
    const earlier = this.rows.get(key);
    if (earlier !== undefined) return { effect: earlier, isNew: false };
    const effect: Effect = { key, contentHash, githubId: null, done: false, intendedAt: at };
    this.rows.set(key, effect);
    return { effect, isNew: true };
  }

  async complete(key: string, githubId: number | null, contentHash: string) {
    const effect = this.rows.get(key);
    if (effect === undefined) throw new Error(`no intent for ${key}`);
    this.rows.set(key, { ...effect, githubId, contentHash, done: true });
  }

  async abandon(key: string) {
    if (this.rows.get(key)?.done === false) this.rows.delete(key);
  }
}
