import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/facts/parse-command.ts';

const recheck = { name: 'recheck' };
const waived = { name: 'waive', practice: 'ci-status', reason: 'flaky docs' };
const unclear = (problem: object) => ({ name: 'unclear', problem });

describe('a command', () => {
  test.each<[string, object]>([
    ['/rung recheck', recheck],
    ['   /RUNG   Recheck  ', recheck],
    ['/rung recheck, please', recheck],
    ['/rung recheck.', recheck],
    ['/rung help', { name: 'help' }],
    ['/rung', { name: 'help' }],
    ['/rung snooze 14', { name: 'snooze' }],
    ['/rung explain wip-limit', { name: 'explain', practice: 'wip-limit' }],
    ['/rung explain `CI-Status`', { name: 'explain', practice: 'ci-status' }],
    ['/rung waive ci-status because flaky docs', waived],
    ['/rung waive ci-status BECAUSE\t flaky docs  ', waived],
    ['/rung waive <ci-status> because flaky docs', waived],
    ['Thanks.\r\n\r\n/rung recheck\r\nBye', recheck],
    ['Thanks.\r/rung recheck', recheck],
    ['/rung recheck\n/rung help', recheck],
    ['> quoted\n\n/rung recheck', recheck],
    ['```\ncode\n```\n/rung recheck', recheck],
    ['~~~ sh\n```\n~~~~\n/rung recheck', recheck],
    ['<!-- hidden -->\n/rung recheck', recheck],
    ['<? a > b ?>\n/rung recheck', recheck],
    ['1 > 0 <! -> 2\n/rung recheck', recheck],
    ['```js``` is code\n/rung recheck', recheck],
    ['/rungs recheck\n/rung recheck', recheck],
  ])('%j', (body, expected) => {
    expect(parseCommand(body)).toEqual(expected);
  });
});

describe('no command', () => {
  test.each([
    [''],
    ['Please /rung recheck'],
    ['    /rung recheck'],
    ['\t/rung recheck'],
    ['- /rung recheck'],
    ['`/rung recheck`'],
    ['> /rung recheck'],
    ['> quoted\n/rung recheck'],
    ['>quoted\n  > /rung recheck'],
    ['```\n/rung recheck\n```'],
    ['``` sh\n/rung recheck'],
    ['````\n```\n/rung recheck\n````'],
    ['~~~\n```\n/rung recheck'],
    ['1. Do\n   ```\n/rung recheck\n   ```'],
    ['    ```\n```\n/rung recheck\n```'],
    ['<!--\n/rung recheck\n-->'],
    ['<?\n\n/rung recheck\n?>'],
    ['<![CDATA[\n/rung recheck'],
    ['<!X\n\n/rung recheck'],
    ['- > quoted\n/rung recheck'],
    ['1. - >\n/rung recheck'],
    ['<!-- a -->b<!--\n/rung recheck'],
    ['`<!--`\n```\n-->\n/rung recheck\n```'],
    ['<pre>\n/rung recheck\n</pre>'],
    ['<BlockQuote>\n\n/rung recheck\n'],
    ['/rungrecheck'],
    ['//rung recheck'],
    ['／rung recheck'],
  ])('%j', body => {
    expect(parseCommand(body)).toBeUndefined();
  });
});

describe('what is unclear names its problem', () => {
  test.each<[string, object]>([
    ['/rung rechek', { kind: 'unknown-command', word: 'rechek' }],
    ['/rung __proto__', { kind: 'unknown-command', word: '__proto__' }],
    ['/rung explain', { kind: 'no-practice', of: 'explain' }],
    ['/rung waive', { kind: 'no-practice', of: 'waive' }],
    ['/rung waive because late', { kind: 'unknown-practice', of: 'waive', word: 'because' }],
    ['/rung explain coverage', { kind: 'unknown-practice', of: 'explain', word: 'coverage' }],
    ['/rung waive ci-status', { kind: 'no-reason', practice: 'ci-status' }],
    ['/rung waive ci-status because', { kind: 'no-reason', practice: 'ci-status' }],
    ['/rung waive ci-status because \u200b\u200b x y', { kind: 'no-reason', practice: 'ci-status' }],
    ['/rung waive ci-status flaky docs', { kind: 'no-reason', practice: 'ci-status' }],
  ])('%j', (body, problem) => {
    expect(parseCommand(body)).toEqual(unclear(problem));
  });
});

describe('a reason has three letters or digits', () => {
  const withReason = (reason: string) => parseCommand(`/rung waive ci-status because ${reason}`);

  test.each(['x y z', 'WIP', '#123', '生成的', '已修复。', 'ключ', '...abc'])('%j is one', reason => {
    expect(withReason(reason)).toEqual({ name: 'waive', practice: 'ci-status', reason });
  });

  test.each([
    'x y',
    '...',
    '<>',
    '???!',
    '🚢🚢🚢',
    '---x-y---',
    '#12',
    '生成',
    '。。。',
    '\u200b\u200b\u200b',
  ])('%j is none', reason => {
    expect(withReason(reason)).toEqual(unclear({ kind: 'no-reason', practice: 'ci-status' }));
  });

  test('among those that are kept', () => {
    expect(withReason(`${'.'.repeat(197)}abc`)).toHaveProperty('name', 'waive');
    expect(withReason(`${'.'.repeat(198)}abc`)).toHaveProperty('name', 'unclear');
  });
});

test('a reason is cut at 200 characters, a word at 80', () => {
  const long = parseCommand(`/rung waive ci-status because ${'港🚢'.repeat(150)}`);
  expect(long).toEqual({ name: 'waive', practice: 'ci-status', reason: '港🚢'.repeat(100) });

  expect(parseCommand(`/rung ${'x'.repeat(60_000)}`)).toEqual(
    unclear({ kind: 'unknown-command', word: 'x'.repeat(80) }),
  );
});

const lines = fc.oneof(
  fc.constantFrom(
    ...[
      '/rung recheck',
      ' /rung recheck',
      '',
      '```',
      '````',
      '~~~',
      '``` x',
      '> a',
      '>',
      '- a',
      '1. b',
      'a',
      '***',
      '- > a',
      '<?',
      '?>',
      '<!X',
      '<![CDATA[',
      ']]>',
    ],
    ...[
      '<!--',
      '-->',
      '<!-- a -->',
      '`<!--`',
      '<pre>',
      '</pre>',
      '<details>',
      '    ```',
      '  ```',
      '- ```',
      '# h',
    ],
  ),
  fc.string({ maxLength: 12 }),
);
const comments = fc.array(lines, { maxLength: 12 }).map(all => all.join('\n'));

test('whatever somebody types, there is one command or none, and no error', () => {
  fc.assert(
    fc.property(fc.oneof(comments, fc.string({ maxLength: 300 })), body => {
      const command = parseCommand(body);
      if (command !== undefined) expect(body.toLowerCase()).toContain('/rung');
    }),
    { numRuns: 2000 },
  );
});

test('quoted, indented or fenced as a whole, nothing is a command', () => {
  fc.assert(
    fc.property(comments, body => {
      const each = (prefix: string) => body.replaceAll(/^/gm, prefix);

      expect(parseCommand(each('> '))).toBeUndefined();
      expect(parseCommand(each('    '))).toBeUndefined();
      expect(parseCommand(`\`\`\`\`\`\n${body}\n\`\`\`\`\``)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test('what begins with a tag knows no fences: a comment in it hides what follows', () => {
  expect(parseCommand('<details>\n``` x\n`<!--`\n  ```\n/rung recheck')).toBeUndefined();
  expect(parseCommand('<details>\n\n```\n<!--\n```\n\n/rung recheck')).toEqual({ name: 'recheck' });
});

test('the end of an element within a comment does not end it', () => {
  expect(parseCommand('<pre>\n<!--\n</pre>\n-->\n/rung recheck')).toBeUndefined();
  expect(parseCommand('<pre>\n<!X\n</pre>\n/rung recheck')).toBeUndefined();
  expect(parseCommand('<pre>\n<!--\n-->\n</pre>\n/rung recheck')).toEqual({ name: 'recheck' });
});

test('a fence in a list item ends with the item', () => {
  expect(parseCommand('- a\n  ```\n```\n/rung recheck')).toBeUndefined();
  expect(parseCommand('- a\n  ```\n  b\n  ```\n\n/rung recheck')).toEqual({ name: 'recheck' });
});

/** What a reader sees as plain text, by a CommonMark parser. */
function plainTextOf(body: string): string {
  const html = micromark(body, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });

  return html
    .replace(/<!--[\s\S]*?(-->|$)|<!\[CDATA\[[\s\S]*?(\]\]>|$)|<\?[\s\S]*?(\?>|$)|<![A-Z][^>]*/g, '')
    .replace(/<(pre|code|blockquote)\b[\s\S]*?(<\/\1>|$)/g, '');
}

test('a command stands where GitHub shows it as plain text', () => {
  fc.assert(
    fc.property(comments, body => {
      if (parseCommand(body) !== undefined) expect(plainTextOf(body)).toMatch(/(^|>|\n) *\/rung\b/i);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['comments', '<!-- -->'],
  ['open comments', '<!--'],
  ['fences', '```\n'],
  ['backticks', '`'],
  ['list markers', '- '],
  ['numbers', '1. '],
  ['quotes', '>\n'],
  ['tags', '<pre></pre>'],
  ['slashes', '/rung\u00a0'],
  ['spaces', ' '],
])('65,536 characters of %s are read to their end', (_, part) => {
  const body = `${part.repeat(65_536)}`.slice(0, 65_500);

  expect(parseCommand(`${body}\n\n/rung`)).toSatisfy(
    command => command === undefined || command.name !== 'waive',
  );
});
