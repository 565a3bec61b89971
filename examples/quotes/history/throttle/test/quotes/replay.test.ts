import { expect, test } from 'vitest';
import { readRecording, replay } from '../../src/quotes/replay.ts';

test('sorts a recording by time and skips comments', () => {
  const quotes = readRecording('# harbour\nKEEL,200,20\n\nHRBR,100,10\n');
  expect(quotes.map(quote => quote.symbol)).toEqual(['HRBR', 'KEEL']);
});

test('drops what comes faster than the limits of the recording', () => {
  const { passed, dropped } = replay('# limits: perSecond=1 burst=2\nHRBR,1,0\nHRBR,2,1\nHRBR,3,2\n');
  expect(passed.map(quote => quote.priceCents)).toEqual([1, 2]);
  expect(dropped).toBe(1);
});
