import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { cell, code, codeCell, fence, md, mdWithCode } from '../../src/render/markdown.ts';
import { hostileText } from '../builders/foreign.ts';

const zeroWidth = '​';

/** What a browser makes of the character references. */
const decoded = (escaped: string) =>
  escaped.replace(/&#(\d+);/g, (_match, code: string) => String.fromCodePoint(Number(code)));

const hostile = [
  '@harbour/all please look',
  '@ada',
  'Fixes #12',
  'closes harbour/quotes#12',
  'resolves GH-12',
  'see https://evil.example/x',
  'www.evil.example',
  'mail ada@evil.example',
  '[click](javascript:alert(1))',
  '[a][b]',
  '![beacon](https://evil.example/p.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details><h1>Approved</h1>',
  '<https://evil.example>',
  '<!-- rung -->',
  'a --> b',
  '`code` and ``more``',
  '**bold** _under_ ~~gone~~',
  '| a | b |',
  '# heading',
  '> quote',
  '- list',
  '+ list',
  '12. list',
  '---',
  '===',
  '    code',
  '$\\sqrt{2}$',
  '&lt;b&gt; &#60;',
  'a\\',
  'line\nbreak\r\n# heading',
];

describe('foreign text', () => {
  test.each(hostile)('%s has no character left that means something', text => {
    const escaped = md(text);
    const bare = escaped.replace(/&#\d+;/g, '');
    expect(bare).not.toMatch(/[<>&[\]()`*_|\\@#!~$\n\r]/);
    expect(escaped).not.toMatch(/:\/\/|www\.|--|GH-\d/i);
    expect(bare).not.toMatch(/^([-+=]|\d+\.| {4})/);
  });

  test.each(hostile)('%s is still readable', text => {
    const shown = decoded(md(text)).replaceAll(zeroWidth, '');
    expect(shown).toBe(text.replace(/[\r\n]+/g, ' ').trim());
  });

  test.each([
    ['@ada', `@${zeroWidth}ada`],
    ['#12', `#${zeroWidth}12`],
    ['http://x', `http:${zeroWidth}//x`],
    ['WWW.x', `WWW${zeroWidth}.x`],
    ['gh-12', `gh-${zeroWidth}12`],
  ])('%s is broken after parsing too, where GitHub looks for it', (text, shown) => {
    expect(decoded(md(text))).toBe(shown);
  });

  test.each([
    ['a\u202eb', 'a\ufffdb'],
    ['a\u2066b', 'a\ufffdb'],
    ['a\u0000\u001b[31mb', 'a\ufffd\ufffd&#91;31mb'],
    ['a\u200bb\ufeffc\u00add', 'abcd'],
    ['a\u{e0041}b', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['\u2028a\u0085b', 'a b'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['进阶:第 2 级', '进阶:第 2 级'],
    ['src/quotes/throttle.ts', 'src/quotes/throttle.ts'],
  ])('%j becomes %j', (text, expected) => {
    expect(md(text)).toBe(expected);
  });

  test('is cut at 200 characters before it is escaped', () => {
    expect(md('a'.repeat(200))).toBe('a'.repeat(200));
    expect(md('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
    expect(decoded(md('*'.repeat(500)))).toBe(`${'*'.repeat(199)}…`);
  });

  test('never keeps a character that means something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const bare = md(text).replace(/&#\d+;/g, '');
        expect(bare).not.toMatch(/[<>&[\]()`*_|\\@#!~$"=+^{}\n\r]/);
        expect(bare).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
        expect(bare.isWellFormed()).toBe(true);
      }),
    );
  });

  test('never forms an address, a reference or a mark by itself or with its neighbours', () => {
    const piece = fc.constantFrom(
      'http',
      ':',
      '//',
      'www',
      '.',
      '-',
      '--',
      '>',
      'GH',
      '1',
      '@',
      '#',
      'a',
      ' ',
      '\u200b',
      '\u00ad',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const shown = decoded(md(pieces.join('')));
        expect(shown).not.toMatch(/:\/\/|www\.|@\w|#\d|GH-\d/i);
        expect(md(pieces.join(''))).not.toContain('--');
      }),
    );
  });
});

describe('a table cell', () => {
  test('is never empty nor ended by its text', () => {
    expect(cell('')).toBe(' ');
    expect(cell('a | b')).not.toContain('|');
  });

  test.each(['a|b', 'a\\|b', 'a\\', '`|`', '|'])('with the code %s holds no bar or backslash', text => {
    expect(codeCell(text)).not.toMatch(/[|\\]/);
    expect(decoded(codeCell(text).replace(/<\/?code>/g, ''))).toBe(text);
  });

  test('with simple code is a code span', () => {
    expect(codeCell('src/a.ts')).toBe('`src/a.ts`');
  });
});

describe('a code span', () => {
  test.each([
    ['src/a.ts', '`src/a.ts`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``a`', '``` ``a` ```'],
    ['a\n\nb', '`a b`'],
    ['', '` `'],
    ['a\u202eb\u0007', '`a\ufffdb\ufffd`'],
    ['@ada <b>', '`@ada <b>`'],
  ])('%j is %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('is closed by its own ticks only', () => {
    const character = fc.constantFrom('`', 'a', ' ', '\n', '\\', '\u200b');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 20 }), text => {
        const span = code(text);
        const ticks = /^`+/.exec(span)?.[0] ?? '';
        const runs = span.match(/`+/g) ?? [];
        expect(span.endsWith(ticks)).toBe(true);
        expect(runs.filter(run => run.length === ticks.length)).toHaveLength(2);
        expect(span).not.toContain('\n');
      }),
    );
  });
});

describe('a code block', () => {
  test('has a fence longer than any in its text', () => {
    const text = 'a\n````\n</details>\n@ada';
    expect(fence(text, 'text')).toBe(`\`\`\`\`\`text\n${text}\n\`\`\`\`\``);
  });

  test('keeps tabs and lines, but no other control character', () => {
    expect(fence('a\tb\r\nc\rd\u001b\n')).toBe('```\na\tb\nc\nd\ufffd\n```');
  });

  test('is cut when it is long', () => {
    expect(fence('x'.repeat(20_000)).length).toBeLessThan(10_100);
  });

  test('is closed by its last line only', () => {
    const character = fc.constantFrom('`', '~', 'a', ' ', '\n', '\r', '\u200b');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 30 }), text => {
        const lines = fence(text).split('\n');
        const ticks = lines[0] ?? '';
        const closers = lines
          .slice(1)
          .filter(line => line.trimEnd().endsWith(ticks) && /^ {0,3}`+ *$/.test(line));
        expect(closers).toEqual([ticks]);
        expect(lines.at(-1)).toBe(ticks);
      }),
    );
  });
});

describe('a sentence with code in it', () => {
  const htmlOf = (text: string) =>
    micromark(`x ${mdWithCode(text)} x`, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });

  test.each([
    ['people know it: `a.b` in `.github/rung.yml`', 'people know it: `a.b` in `.github/rung.yml`'],
    ['an_odd `one', 'an&#95;odd &#96;one'],
    ['`code`', '`code`'],
    ['a `b`', 'a `b`'],
    ['（`b`）中', '（`b`）中'],
  ])('%s becomes %s', (text, expected) => {
    expect(mdWithCode(text)).toBe(expected);
  });

  test.each(['https:``//evil.example/x', 'www``.evil.example', 'https:`` ``//evil.example', '@``octocat'])(
    'an empty span does not let %s join to an address or a mention',
    text => {
      expect(htmlOf(text)).not.toMatch(/<a |@octocat/);
    },
  );

  test('has no other element than code, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, fc.string({ unit: fc.constantFrom('`', '``', ' ', 'www.a.b', '@a', '<b>') })),
        text => {
          const html = htmlOf(text);
          const tags = [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);

          expect(tags.filter(tag => !/^<\/?(p|code)>$/.test(tag))).toEqual([]);
          expect(html.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@[\w-]/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
