import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWorkItemKeys, readKeyPattern } from '../../src/policy/work-item-key.ts';

const found = (pattern: string, text: string) =>
  findWorkItemKeys(readKeyPattern(pattern) ?? expect.fail(`no pattern: ${pattern}`), text);

describe('a pattern', () => {
  test.each([
    '[A-Z]+-\\d+',
    '[A-Z][A-Z0-9]+-\\d+',
    'REQ_\\d{4}',
    '#[0-9]{1,6}',
    'bug/\\d+',
    '[A-Za-z_]{2}\\d+',
    '\\d{32}',
  ])('%s is one', pattern => {
    expect(readKeyPattern(pattern)).toBeDefined();
  });

  test.each([
    '',
    '.*',
    '(a+)+1',
    '\\w+1',
    '[A-Z]*-\\d+',
    '[^A]\\d',
    '[A-Z+-\\d+',
    '\\d{0}',
    '\\d{5,2}',
    '\\d{33}',
    '[Z-A]\\d',
    '[A-9]\\d',
    '[A-z]\\d',
    '[A-Z]+[A-Z0-9]+-\\d',
    '\\d+\\d',
    '[A-Z]+',
    'a|1',
    '1'.repeat(17),
    '\\d+\n',
  ])('%j is none', pattern => {
    expect(readKeyPattern(pattern)).toBeUndefined();
  });
});

describe('keys in a text', () => {
  test.each<[string, string, string[]]>([
    ['[A-Z]+-\\d+', 'Fixes QUO-12, QUO-7 and QUO-12', ['QUO-12', 'QUO-7']],
    ['[A-Z]+-\\d+', 'QUO-12a xQUO-1 _QUO-2 报价QUO-3', []],
    ['[A-Z]+-\\d+', '(QUO-12) [QUO-13]: QUO-14.', ['QUO-12', 'QUO-13', 'QUO-14']],
    ['[A-Z]+-\\d+', 'quo-12 QUO - 12 QUO-', []],
    ['[A-Z]{3}-\\d{2,3}', 'AB-12 ABCD-12 ABC-1 ABC-12 ABC-1234', ['ABC-12']],
    ['#\\d+', 'see #12 and##13', ['#12', '#13']],
    ['\\d{4}', '2026-11 12345 1234', ['2026', '1234']],
  ])('%s in %j', (pattern, text, keys) => {
    expect(found(pattern, text)).toEqual(keys);
  });

  test('are those that a regular expression of the same form finds', () => {
    const word = fc.constantFrom('A', 'B', '1', '2', '-', ' ', 'a');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), letters => {
        const text = letters.join('');
        const wanted = text.matchAll(/(?<![\p{L}\p{N}_])[A-Z]+-\d+(?![\p{L}\p{N}_])/gu);

        expect(found('[A-Z]+-\\d+', text)).toEqual([...new Set([...wanted].map(([key]) => key))]);
      }),
    );
  });

  test('T12: take time in proportion to a hostile text', () => {
    for (const text of ['A'.repeat(100_000), 'A-'.repeat(50_000), '-'.repeat(100_000), '1'.repeat(100_000)])
      expect(found('[A-Z]+-[0-9]+', text)).toEqual([]);
  });
});
