import { describe, expect, test } from 'vitest';
import { expressionsIn } from '../../../src/practices/dangerous-workflow/expressions-in.ts';
import { flowsOf } from '../../../src/practices/dangerous-workflow/flows-of.ts';

describe('expressions in a text', () => {
  test.each([
    ['echo hello', []],
    ['echo ${{ a }} and ${{b}}', [' a ', 'b']],
    ["${{ format('}}{0}', a) }}", [" format('}}{0}', a) "]],
    ["${{ 'it''s }}' }} ${{ b }}", [" 'it''s }}' ", ' b ']],
    ['${{ a', [' a']],
    ['${{ ${{ a }}', [' ${{ a ']],
    ['${VARIABLE} {{ a }}', []],
  ])('%s', (text, expressions) => {
    expect(expressionsIn(text).map(({ expression }) => expression)).toEqual(expressions);
  });
});

describe('what comes out of an expression', () => {
  const title = 'github.event.issue.title';
  const paths = (expression: string) =>
    flowsOf(expression)?.map(({ path, whole }) => (whole ? `${path} whole` : path));

  test.each([
    [title, [title]],
    ['GitHub.Event.Issue.Title', [title]],
    ["github['event'].issue['title']", [title]],
    ['github.event.commits[0].message', ['github.event.commits.*.message']],
    ['github.event.commits.*.message', ['github.event.commits.*.message']],
    ["'github.event.issue.title'", []],
    ['123', ['123']],
    [`${title} || 'none'`, [title]],
    [`'none' && ${title}`, [title]],
    [`${title} && 'some' || 'none'`, []],
    [`(${title})`, [title]],
    [`!${title}`, []],
    [`!!${title}`, []],
    [`${title} == 'a'`, []],
    [`'a' != ${title} && github.sha`, ['github.sha']],
    [`contains(${title}, 'a')`, []],
    [`startsWith(${title}, 'a') && 'yes'`, []],
    [`format('{0}', ${title})`, [title]],
    [`join(github.event.commits.*.message, ', ')`, ['github.event.commits.*.message']],
    ['toJSON(github.event)', ['github.event whole']],
    ['fromJSON(toJSON(github)).event', ['github whole']],
    [`matrix[${title}]`, ['matrix.*']],
    ['(github.event).issue.title', [title]],
    ['success()', []],
  ])('%s', (expression, flows) => {
    expect(paths(expression)).toEqual(flows);
  });

  test.each([
    [''],
    ['a b'],
    ['a.'],
    ['(a'],
    ['f(a'],
    ['a ]'],
    ['"a"'],
    ['a @ b'],
    ['('.repeat(200)],
    ['a'.repeat(5001)],
  ])('is unknown of what is no expression: %s', expression => {
    expect(flowsOf(expression)).toBeUndefined();
  });

  test('is found in little time whatever it is', () => {
    const from = performance.now();
    for (const text of [
      "'".repeat(4999),
      "''a".repeat(1666),
      '!'.repeat(4999),
      'a.'.repeat(2499),
      'f('.repeat(2499),
    ])
      flowsOf(text);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
