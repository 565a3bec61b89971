import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtGrapheme, fitToBudget } from '../../src/render/budget.ts';

const bytes = (text: string) => Buffer.byteLength(text);
const filler = (count: number, line = 'x'.repeat(79)) => Array<string>(count).fill(line);

describe('a text cut to a number of characters', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['ab cd', 4, 'ab…'],
    ['a👩‍👩‍👧‍👦bcd', 3, 'a…'],
    ['e\u0301e\u0301e\u0301', 5, 'e\u0301e\u0301…'],
    ['', 1, ''],
  ])('%s to %i', (text, max, expected) => {
    expect(cutAtGrapheme(text, max)).toBe(expected);
  });
});

describe('a text over its budget', () => {
  const first = '**62.50%: tests run 30 of 48 lines.**';
  const foot = 'Nothing is stored.';

  test('keeps its first and last lines and says that it was shortened', () => {
    const text = [first, ...filler(2000), foot].join('\n');
    const fitted = fitToBudget(text, 60_000);
    expect(fitted.startsWith(`${first}\n`)).toBe(true);
    expect(fitted.endsWith(`\n${foot}`)).toBe(true);
    expect(fitted).toContain('… shortened …');
    expect(bytes(fitted)).toBeLessThanOrEqual(60_000);
    expect(bytes(fitted)).toBeGreaterThan(55_000);
  });

  test.each([
    { size: 60_000, isCut: false },
    { size: 60_001, isCut: true },
  ])('of $size bytes is cut: $isCut', ({ size, isCut }) => {
    const text = `${'line\n'.repeat(11_999)}${'y'.repeat(size - 59_995)}`;
    expect(bytes(text)).toBe(size);
    expect(fitToBudget(text, 60_000) !== text).toBe(isCut);
  });

  test('closes and opens again a fence around the cut', () => {
    const text = [first, '````text', ...filler(2000), '````', foot].join('\n');
    const lines = fitToBudget(text, 60_000).split('\n');
    const mark = lines.indexOf('*… shortened …*');
    expect(lines.slice(0, mark).filter(line => line.startsWith('````'))).toEqual(['````text', '````']);
    expect(lines.slice(mark).filter(line => line.startsWith('````'))).toEqual(['````', '````']);
    expect(lines.at(-1)).toBe(foot);
  });

  test('leaves no fence open after the cut when only its end is kept', () => {
    const text = [first, ...filler(1500), '~~~', ...filler(40), '~~~', ...filler(300), foot].join('\n');
    const kept = fitToBudget(text, 60_000).split('\n');
    expect(kept.filter(line => line === '~~~').length % 2).toBe(0);
  });

  test('closes and opens again the folds around the cut', () => {
    const fold = '<details><summary>All lines</summary>';
    const text = [first, fold, '', fold, '', ...filler(2000), '', '</details>', '</details>', foot].join(
      '\n',
    );
    const fitted = fitToBudget(text, 60_000);
    const depths = fitted.match(/<\/?details>/g)?.map(tag => (tag === '<details>' ? 1 : -1)) ?? [];
    expect(depths.reduce((sum, step) => sum + step, 0)).toBe(0);
    expect(fitted.slice(0, fitted.indexOf('shortened')).match(/<\/details>/g)).toHaveLength(2);
  });

  test('does not count folds that a code block shows', () => {
    const text = ['```', '<details>', '```', ...filler(2000), foot].join('\n');
    expect(fitToBudget(text, 60_000)).not.toContain('</details>');
  });

  test('drops rows that lost the head of their table', () => {
    const rows = filler(2000, `| \`src/a.ts\` | ${'1, '.repeat(20)} |`);
    const lines = fitToBudget(['| File | Lines |', '|---|---|', ...rows, '', foot].join('\n'), 60_000).split(
      '\n',
    );
    expect(lines.slice(lines.indexOf('*… shortened …*')).filter(line => line.startsWith('|'))).toEqual([]);
    expect(lines.at(-1)).toBe(foot);
  });

  test('is cut within its lines where these are too long', () => {
    const fitted = fitToBudget(`${'进'.repeat(100_000)}\n${foot}`, 60_000);
    expect(bytes(fitted)).toBeLessThanOrEqual(60_000);
    expect(fitted.endsWith(foot)).toBe(true);
  });

  test('comes within it, whatever it holds', () => {
    const line = fc.constantFrom(
      '```',
      '~~~~',
      '<details>',
      '</details>',
      '| a | b |',
      '',
      '进阶',
      'x'.repeat(500),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 400 }), lines => {
        const fitted = fitToBudget(lines.join('\n'), 5_000);
        expect(bytes(fitted)).toBeLessThanOrEqual(5_000);
      }),
    );
  });
});
