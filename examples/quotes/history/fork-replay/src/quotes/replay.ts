import { parseQuote, type Quote } from './quote.ts';

/** Quotes of a recording in the order of their times; empty lines and comments are left out. */
export function readRecording(text: string): readonly Quote[] {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return lines.map(parseQuote).sort((a, b) => a.atMs - b.atMs);
}

export interface Candle {
  readonly startMs: number;
  readonly openCents: number;
  readonly closeCents: number;
  readonly lowCents: number;
  readonly highCents: number;
}

/** Candles of one symbol, one for each period in which it was quoted. */
export function candles(quotes: readonly Quote[], symbol: string, periodMs: number): readonly Candle[] {
  const periods = new Map<number, Candle>();
  for (const { symbol: quoted, atMs, priceCents } of quotes) {
    if (quoted !== symbol) continue;
    const startMs = Math.floor(atMs / periodMs) * periodMs;
    const before = periods.get(startMs);
    periods.set(startMs, before ? grow(before, priceCents) : open(startMs, priceCents));
  }
  return [...periods.values()];
}

function open(startMs: number, cents: number): Candle {
  return { startMs, openCents: cents, closeCents: cents, lowCents: cents, highCents: cents };
}

function grow(candle: Candle, cents: number): Candle {
  const lowCents = Math.min(candle.lowCents, cents);
  const highCents = Math.max(candle.highCents, cents);
  return { ...candle, closeCents: cents, lowCents, highCents };
}
