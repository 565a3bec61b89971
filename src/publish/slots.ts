/** Nobody is sent away for longer than that beyond what is necessary. */
const longestMs = 10 * 60_000;

type Slot = (key: string, soonestMs: number, spacingMs: number) => number;

/**
 * Times to come back for those that find a budget spent: one after the other, for if all came as soon as something is
 * left, nearly all would come in vain, and a job that comes in vain has read its pull request for nothing.
 */
export function createSlots(now: () => Date): Slot {
  const next = new Map<string, number>();

  return (key, soonestMs, spacingMs) => {
    const nowMs = now().getTime();
    const soonest = nowMs + soonestMs;
    const slot = Math.max(soonest, Math.min(next.get(key) ?? 0, soonest + longestMs));
    next.set(key, slot + spacingMs);

    return slot - nowMs;
  };
}
