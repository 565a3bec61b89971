import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, pairLines } from '../../src/coverage/pair-lines.ts';
import { translateLines } from '../../src/coverage/translate-lines.ts';
import type { FileCoverage } from '../../src/model/coverage.ts';

/** Every line of the text has its own number as its count. */
const coverageOf = (text: string): FileCoverage =>
  new Map(text.split('\n').map((_, index) => [index + 1, { hits: index + 1, branches: new Map() }]));

const translated = (from: string, to: string) =>
  Object.fromEntries(
    [...translateLines(coverageOf(from), pairLines(linesOf(from), linesOf(to)).pairs)].map(
      ([line, { hits }]) => [line, hits],
    ),
  );

describe('translateLines', () => {
  test.each([
    ['the same text', 'a\nb', 'a\nb', { 1: 1, 2: 2 }],
    ['lines put in front', 'a\nb', 'x\na\nb', { 2: 1, 3: 2 }],
    ['lines taken away', 'a\nb\nc', 'a\nc', { 1: 1, 2: 3 }],
    ['a line replaced', 'a\nb\nc', 'a\nx\nc', { 1: 1, 3: 3 }],
    ['changes in several places', 'a\nb\nc\nd\ne', 'x\na\nc\ny\nd', { 2: 1, 3: 3, 5: 4 }],
    ['other line endings', 'a\r\nb\r\n', 'a\nb\n', { 1: 1, 2: 2, 3: 3 }],
    ['nothing in common', 'a', 'b', {}],
  ])('follows %s', (_, from, to, lines) => {
    expect(translated(from, to)).toEqual(lines);
  });

  test('gives a line only to a line of the same text, in order', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '}', ''), { maxLength: 30 })
      .map(lines => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const pairs = Object.entries(translated(from, to)).map(
          ([line, hits]) => [Number(line), hits] as const,
        );
        pairs.sort(([first], [second]) => first - second);

        expect(pairs.every(([line, hits]) => to.split('\n')[line - 1] === from.split('\n')[hits - 1])).toBe(
          true,
        );
        expect(pairs.map(([, hits]) => hits)).toEqual(
          pairs.map(([, hits]) => hits).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test('matches only beginning and end of two long texts with nothing in common between', () => {
    const text = (word: string) =>
      ['first', ...Array.from({ length: 10_000 }, (_, index) => word + index), 'last'].join('\n');

    expect(translated(text('a'), text('b'))).toEqual({ 1: 1, 10002: 10002 });
  });
});
