import type { Limits } from '../config/limits.ts';
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

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Lets each symbol pass at a steady rate; what it saves while silent it may spend in one burst. */
export function createBurstThrottle(limits: Limits): (quote: Quote) => boolean {
  const buckets = new Map<string, Bucket>();
  return quote => {
    const bucket = buckets.get(quote.symbol) ?? { tokens: limits.burst, filledAtMs: quote.atMs };
    buckets.set(quote.symbol, bucket);
    refill(bucket, quote.atMs, limits);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return true;
    }
    return false;
  };
}

function refill(bucket: Bucket, atMs: number, limits: Limits): void {
  const silenceMs = atMs - bucket.filledAtMs;
  const earned = (silenceMs * limits.perSecond) / 1000;
  bucket.filledAtMs = atMs;
  bucket.tokens = Math.min(limits.burst, bucket.tokens + earned);
}

/** Forgets the symbols that were silent longest until at most `keep` are left; names what it forgot. */
export function forgetSilent(filledAtMs: Map<string, number>, keep: number): readonly string[] {
  const symbols = [...filledAtMs];
  symbols.sort((a, b) => a[1] - b[1]);
  const forgotten: string[] = [];
  const surplus = Math.max(0, symbols.length - keep);
  for (const [symbol] of symbols.slice(0, surplus)) {
    filledAtMs.delete(symbol);
    forgotten.push(symbol);
  }
  forgotten.sort();
  return forgotten;
}
