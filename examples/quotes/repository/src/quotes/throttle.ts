import type { Quote } from './quote.ts';

/** Lets a quote pass when its symbol was silent for the given time. */
export function createThrottle(silenceMs: number): (quote: Quote) => boolean {
  const lastAtMs = new Map<string, number>();
  return quote => {
    const last = lastAtMs.get(quote.symbol);
    if (last !== undefined && quote.atMs - last < silenceMs) return false;
    lastAtMs.set(quote.symbol, quote.atMs);
    return true;
  };
}
