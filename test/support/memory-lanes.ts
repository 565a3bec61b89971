import type { Entry, Lane, Lanes, LaneUse, Pace } from '../../src/store/lane-port.ts';

interface LaneState {
  fence: number;
  heldUntilMs: number;
  uses: { readonly atMs: number; readonly amount: number }[];
}

/** Lanes in maps, for tests of what stands above the store; held to the same contract as those in a database. */
export class MemoryLanes implements Lanes {
  /** What was asked of them, in order. */
  readonly entered: LaneUse[] = [];
  readonly #lanes = new Map<string, LaneState>();
  readonly #sleeps = new Map<number, { untilMs: number; inARow: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async enter(use: LaneUse): Promise<Entry> {
    const { installationId, lane, amount, paces, heldForMs } = use;
    this.entered.push(use);
    const nowMs = this.#now().getTime();
    const state = this.#state(installationId, lane);
    const sleepMs = (this.#sleeps.get(installationId)?.untilMs ?? 0) - nowMs;
    if (sleepMs > 0) return { kind: 'asleep', waitMs: sleepMs };
    if (heldForMs !== null && state.heldUntilMs > nowMs)
      return { kind: 'held', waitMs: state.heldUntilMs - nowMs };
    const freeMs = Math.max(0, ...paces.map(pace => freeAtMs(state.uses, pace, amount, nowMs)));
    if (freeMs > nowMs) return { kind: 'full', waitMs: Math.ceil(freeMs - nowMs) };
    if (paces.length > 0) state.uses.push({ atMs: nowMs, amount });
    if (heldForMs !== null) {
      state.fence += 1;
      state.heldUntilMs = nowMs + heldForMs;
    }
    return { kind: 'entered', fence: state.fence };
  }

  async giveBack({ installationId, lane, amount }: Pick<LaneUse, 'installationId' | 'lane' | 'amount'>) {
    const { uses } = this.#state(installationId, lane);
    const index = uses.findLastIndex(use => use.amount === amount);
    if (index >= 0) uses.splice(index, 1);
  }

  async freeIn(
    { installationId, lane, amount }: Omit<LaneUse, 'paces' | 'heldForMs'>,
    pace: Pace,
  ): Promise<number> {
    const nowMs = this.#now().getTime();

    return Math.max(0, freeAtMs(this.#state(installationId, lane).uses, pace, amount, nowMs) - nowMs);
  }

  async leave(installationId: number, lane: Lane, fence: number, outcome: 'written' | 'failed') {
    const state = this.#state(installationId, lane);
    if (state.fence !== fence) return;
    state.heldUntilMs = 0;
    const sleep = this.#sleeps.get(installationId);
    if (outcome === 'written' && sleep !== undefined && sleep.untilMs <= this.#now().getTime())
      sleep.inARow = 0;
  }

  async sleep(installationId: number, seconds: number, { isTimeGuessed }: { isTimeGuessed: boolean }) {
    const nowMs = this.#now().getTime();
    const before = this.#sleeps.get(installationId) ?? { untilMs: 0, inARow: 0 };
    const isNew = before.untilMs <= nowMs;
    const isOld = before.untilMs <= nowMs - 3_600_000;
    const inARow = isOld ? 1 : before.inARow + (isNew ? 1 : 0);
    const doubled = Math.max(seconds, Math.min(seconds * 2 ** (inARow - 1), 3600));
    const untilMs = Math.max(before.untilMs, nowMs + (isTimeGuessed ? doubled : seconds) * 1000);
    this.#sleeps.set(installationId, { untilMs, inARow });

    return untilMs - nowMs;
  }

  async asleep() {
    const counts = { notifying: 0, 'check-run': 0, requests: 0, background: 0, 'new-comments': 0 };
    for (const [installationId, { untilMs }] of this.#sleeps) {
      if (untilMs <= this.#now().getTime()) continue;
      this.#state(installationId, 'requests');
      for (const key of this.#lanes.keys())
        if (key.startsWith(`${installationId}/`)) counts[key.split('/')[1] as Lane] += 1;
    }

    return counts;
  }

  async prune() {
    const nowMs = this.#now().getTime();
    for (const [id, { untilMs }] of this.#sleeps) if (untilMs > nowMs + 7200_000) this.#sleeps.delete(id);
    let pruned = 0;
    for (const state of this.#lanes.values()) {
      const kept = state.uses.filter(({ atMs }) => atMs >= nowMs - 7200_000 && atMs <= nowMs + 60_000);
      pruned += state.uses.length - kept.length;
      state.uses = kept;
    }

    return pruned;
  }

  #state(installationId: number, lane: Lane): LaneState {
    const key = `${installationId}/${lane}`;
    const state = this.#lanes.get(key) ?? { fence: 0, heldUntilMs: 0, uses: [] };
    this.#lanes.set(key, state);

    return state;
  }
}

function freeAtMs(uses: LaneState['uses'], pace: LaneUse['paces'][number], amount: number, nowMs: number) {
  let total = 0;
  for (const use of uses.toReversed()) {
    if (use.atMs <= nowMs - pace.perSeconds * 1000) break;
    total += use.amount;
    if (total > pace.amount - amount) return use.atMs + pace.perSeconds * 1000;
  }

  return 0;
}
