import { describe, expect, test } from 'vitest';
import { createTexts, groupDigits } from '../../src/render/texts.ts';

const texts = createTexts('en', {
  greeting: `
title:
  one: "Hello {{name}}"
whole: |
  {{#if name}}
  Hello {{md name}}

  {{/if}}

  {{part}}


  end
plain: "{{name}}"
count: "{{count n 'line' 'lines'}}"
`,
});

describe('a line', () => {
  test.each([
    ['keeps what Markdown would read', 'a *b* <c> `d`', 'Hello a *b* <c> `d`'],
    ['is one line', 'a\nb\r\n\tc', 'Hello a b c'],
    ['mentions nobody', '@octocat', 'Hello @\u200boctocat'],
    ['turns no direction', 'a\u202eb', 'Hello a\ufffdb'],
  ])('%s', (_, name, expected) => {
    expect(texts.line('greeting:title.one', { name })).toBe(expected);
  });
});

describe('Markdown', () => {
  test('takes in Markdown of ours as it is and escapes all else', () => {
    const part = texts.markdown('greeting:whole', { name: 'a *b*' });

    expect(String(texts.markdown('greeting:plain', { name: part }))).toBe('Hello a &#42;b&#42;\n\nend');
    expect(String(texts.markdown('greeting:plain', { name: '<b>' }))).toBe('&lt;b&gt;');
  });

  test('leaves no gap where an optional part is missing', () => {
    expect(String(texts.markdown('greeting:whole', { part: null }))).toBe('end');
  });

  test('joins paragraphs, and nothing to nothing', () => {
    const part = texts.markdown('greeting:plain', { name: 'a' });

    expect(String(texts.join([part, part]))).toBe('a\n\na');
    expect(texts.join([])).toBeNull();
  });
});

test.each([
  [0, '0 lines'],
  [1, '1 line'],
  [2, '2 lines'],
  [18_430, '18,430 lines'],
])('%i has its own form', (n, expected) => {
  expect(texts.line('greeting:count', { n })).toBe(expected);
});

test.each([
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
])('%i in groups of three', (n, expected) => {
  expect(groupDigits(n)).toBe(expected);
});

test('a sentence that is not there is named', () => {
  expect(() => texts.line('greeting:title.two')).toThrow('No sentence "greeting:title.two" in templates/en.');
});
