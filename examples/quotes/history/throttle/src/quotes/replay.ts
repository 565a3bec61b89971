import { parseLimits } from '../config/limits.ts';
import { parseQuote, type Quote } from './quote.ts';
import { createBurstThrottle } from './throttle.ts';

/** Quotes of a recording in the order of their times; empty lines and comments are left out. */
export function readRecording(text: string): readonly Quote[] {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return lines.map(parseQuote).sort((a, b) => a.atMs - b.atMs);
}

export interface Replay {
  readonly passed: readonly Quote[];
  readonly dropped: number;
}

/** Plays a recording through the burst throttle; `# limits: …` in its first line sets the limits. */
export function replay(text: string): Replay {
  const [first = ''] = text.split('\n');
  const isHeader = first.startsWith('# limits:');
  const limits = parseLimits(isHeader ? first.slice('# limits:'.length) : '');
  const passes = createBurstThrottle(limits);
  const quotes = readRecording(text);
  const passed = quotes.filter(quote => passes(quote));
  const dropped = quotes.length - passed.length;
  return { passed, dropped };
}

/** The pause before each quote when a recording is played at another speed. */
export function pausesMs(quotes: readonly Quote[], speed: number): readonly number[] {
  const pauses: number[] = [];
  let beforeMs = quotes[0]?.atMs ?? 0;
  for (const quote of quotes) {
    pauses.push((quote.atMs - beforeMs) / speed);
    beforeMs = quote.atMs;
  }
  return pauses;
}
