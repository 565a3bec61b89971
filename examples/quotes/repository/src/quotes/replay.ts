import { parseQuote, type Quote } from './quote.ts';

/** Quotes of a recording in the order of their times; empty lines and comments are left out. */
export function readRecording(text: string): readonly Quote[] {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return lines.map(parseQuote).sort((a, b) => a.atMs - b.atMs);
}
