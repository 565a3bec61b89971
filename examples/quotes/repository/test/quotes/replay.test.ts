import { expect, test } from 'vitest';
import { readRecording } from '../../src/quotes/replay.ts';

test('sorts a recording by time and skips comments', () => {
  const quotes = readRecording('# harbour\nKEEL,200,20\n\nHRBR,100,10\n');
  expect(quotes.map(quote => quote.symbol)).toEqual(['HRBR', 'KEEL']);
});
