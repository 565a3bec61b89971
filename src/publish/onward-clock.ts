/**
 * The same clock, but one that never goes back: where somebody sets it back, this one goes on from where it was. Else
 * whatever rests until a time would rest for as long as the clock had been ahead.
 */
export function onwardClock(now: () => Date): () => Date {
  let lastMs = Number.NEGATIVE_INFINITY;
  let aheadMs = 0;

  return () => {
    const presentMs = now().getTime();
    if (presentMs < lastMs) aheadMs += lastMs - presentMs;
    lastMs = presentMs;

    return new Date(presentMs + aheadMs);
  };
}
