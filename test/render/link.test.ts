import { describe, expect, test } from 'vitest';
import { link, webLinks } from '../../src/render/link.ts';

describe('a link', () => {
  test.each([
    ['https://git.harbour.example/a/b?c=d#L1-L2', 'https://git.harbour.example/a/b?c=d#L1-L2'],
    ['https://x.example/) [y](z', 'https://x.example/%29%20%5By%5D%28z'],
    ['https://x.example/<b>"\'`|\\', 'https://x.example/%3Cb%3E%22%27%60%7C%5C'],
    ['https://x.example/复', 'https://x.example/%E5%A4%8D'],
    ['https://x.example/\n\ud800', 'https://x.example/%0A%EF%BF%BD'],
    ['https://x.example/%28', 'https://x.example/%28'],
  ])('to %j is closed by nothing in it', (url, target) => {
    expect(link('test', url)).toBe(`[test](${target})`);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/relative',
    '',
    `https://x.example/${'a'.repeat(2_000)}`,
  ])('to %j is text alone', url => {
    expect(link('test', url)).toBe('test');
  });

  test('without a text has something to click', () => {
    expect(link(' ', 'https://x.example/')).toBe('[–](https://x.example/)');
  });
});

describe('web addresses', () => {
  const links = webLinks('https://git.harbour.example', 'harbour/quote-gateway');

  test.each([
    [41, 49, '#L41-L49'],
    [63, 63, '#L63'],
  ])('of lines %i to %i', (first, last, anchor) => {
    expect(links.lines('9f2c1e7', 'src/a b#.ts', first, last)).toBe(
      `https://git.harbour.example/harbour/quote-gateway/blob/9f2c1e7/src/a%20b%23.ts${anchor}`,
    );
  });

  test.each([
    [6, '#L6'],
    [null, ''],
  ])('of a file on a branch, line %s', (line, anchor) => {
    expect(links.file('harbour/.github', 'release/1.0', '.github/rung.yml', line)).toBe(
      `https://git.harbour.example/harbour/.github/blob/release/1.0/.github/rung.yml${anchor}`,
    );
  });

  test('of a name that is no well-formed text', () => {
    expect(links.lines('9f2c1e7', 'src/\ud800.ts', 1, 1)).toContain('/src/%EF%BF%BD.ts#L1');
  });
});
