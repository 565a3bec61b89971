import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedLinesBetween } from '../../src/coverage/added-lines-between.ts';
import { addedLinesOf, addedTextOf, parseDiff } from '../../src/coverage/parse-patch.ts';
import { UnreadableDiff } from '../../src/model/diff.ts';

const file = (header: string, body: string) => `diff --git ${header}\n${body}`;
const hunk = '@@ -1 +1,2 @@\n x\n+y\n';
const edit = (name: string) =>
  file(`a/${name} b/${name}`, `index 587be6b..b77b4eb 100644\n--- a/${name}\n+++ b/${name}\n${hunk}`);

const linesEnded = (lines: string[]) => lines.map(line => `${line}\n`).join('');

describe('parseDiff', () => {
  const cases: [what: string, diff: string, changed: [path: string, lines: number[]][]][] = [
    ['an edit', edit('a.ts'), [['a.ts', [2]]]],
    [
      'several files',
      edit('a.ts') + edit('b/c.ts'),
      [
        ['a.ts', [2]],
        ['b/c.ts', [2]],
      ],
    ],
    [
      'several hunks without context',
      file('a/a.ts b/a.ts', '--- a/a.ts\n+++ b/a.ts\n@@ -2,0 +3,2 @@\n+x\n+y\n@@ -9 +11 @@\n-p\n+q\n'),
      [['a.ts', [3, 4, 11]]],
    ],
    [
      'removed lines only',
      file('a/a.ts b/a.ts', '--- a/a.ts\n+++ b/a.ts\n@@ -2 +1,0 @@\n-x\n'),
      [['a.ts', []]],
    ],
    [
      'a new file',
      file(
        'a/b/n.ts b/b/n.ts',
        'new file mode 100644\nindex 0000000..b680253\n--- /dev/null\n+++ b/b/n.ts\n@@ -0,0 +1 @@\n+z\n',
      ),
      [['b/n.ts', [1]]],
    ],
    [
      'a deleted file',
      file(
        'a/a.ts b/a.ts',
        'deleted file mode 100644\nindex 4bcfe98..0000000\n--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-d\n',
      ),
      [],
    ],
    [
      'a pure rename',
      file('a/a.ts b/b.ts', 'similarity index 100%\nrename from a.ts\nrename to b.ts\n'),
      [['b.ts', []]],
    ],
    [
      'a rename with edits',
      file(
        'a/a.ts b/b.ts',
        `similarity index 88%\nrename from a.ts\nrename to b.ts\nindex 535d2b0..0719398 100644\n--- a/a.ts\n+++ b/b.ts\n${hunk}`,
      ),
      [['b.ts', [2]]],
    ],
    ['a change of mode', file('a/a.sh b/a.sh', 'old mode 100644\nnew mode 100755\n'), [['a.sh', []]]],
    [
      'a binary',
      file('a/a.bin b/a.bin', 'index bdc955b..8835708 100644\nBinary files a/a.bin and b/a.bin differ\n'),
      [['a.bin', []]],
    ],
    [
      'a symbolic link',
      file(
        'a/l.ts b/l.ts',
        'index 9cb49c1..d206c7e 120000\n--- a/l.ts\n+++ b/l.ts\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
      ),
      [['l.ts', []]],
    ],
    [
      'a submodule',
      file(
        'a/m b/m',
        'new file mode 160000\nindex 0000000..9cb49c1\n--- /dev/null\n+++ b/m\n@@ -0,0 +1 @@\n+Subproject commit 9cb49c1\n',
      ),
      [['m', []]],
    ],
    [
      'no newline at the end',
      file(
        'a/a.ts b/a.ts',
        '--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
      ),
      [['a.ts', [2]]],
    ],
    [
      'lines with Windows endings',
      file('a/a.ts b/a.ts', '--- a/a.ts\n+++ b/a.ts\n@@ -1 +1,2 @@\n x\r\n+y\r\n'),
      [['a.ts', [2]]],
    ],
    [
      'a diff that was given Windows endings',
      `${edit('a.ts')}${file('a/a.bin b/a.bin', 'Binary files a/a.bin and b/a.bin differ\n')}`.replaceAll(
        '\n',
        '\r\n',
      ),
      [
        ['a.ts', [2]],
        ['a.bin', []],
      ],
    ],
    [
      'lines that look like headers',
      file(
        'a/a.sql b/a.sql',
        '--- a/a.sql\n+++ b/a.sql\n@@ -1,2 +1,2 @@\n--- a\n--- b/b.ts\n+++ b\n+++ b/c.ts\n',
      ),
      [['a.sql', [1, 2]]],
    ],
    [
      'a name in octal',
      file(
        '"a/\\350\\257\\255.ts" "b/\\350\\257\\255.ts"',
        `--- "a/\\350\\257\\255.ts"\n+++ "b/\\350\\257\\255.ts"\n${hunk}`,
      ),
      [['语.ts', [2]]],
    ],
    ['a name as it is', edit('语言 1.ts'), [['语言 1.ts', [2]]]],
    [
      'a name with tab, quote and backslash',
      file('"a/\\t\\"\\\\.ts" "b/\\t\\"\\\\.ts"', `--- "a/\\t\\"\\\\.ts"\n+++ "b/\\t\\"\\\\.ts"\n${hunk}`),
      [['\t"\\.ts', [2]]],
    ],
    ['a name that ends with a blank', file('a/a  b/a ', `--- a/a \t\n+++ b/a \t\n${hunk}`), [['a ', [2]]]],
    ['no prefixes', file('b/a.ts b/a.ts', `--- b/a.ts\n+++ b/a.ts\n${hunk}`), [['b/a.ts', [2]]]],
    ['mnemonic prefixes', file('c/a.ts w/a.ts', `--- c/a.ts\n+++ w/a.ts\n${hunk}`), [['a.ts', [2]]]],
    ['a diff of diff -u', `--- a.ts\t2026-01-01\n+++ b/a.ts\t2026-01-02\n${hunk}`, [['b/a.ts', [2]]]],
    ['a diff of diff -u with sides', `--- a/a.ts\n+++ b/a.ts\n${hunk}`, [['a.ts', [2]]]],
    [
      'a mail with a message before and a signature behind',
      `From ${'0'.repeat(40)} Mon Sep 17\nSubject: x\n---\n a.ts | 1 +\n\n${edit('a.ts')}-- \n2.39.5\n\n`,
      [['a.ts', [2]]],
    ],
    [
      'one file in two diffs',
      `${edit('a.ts')}${file('a/a.ts b/a.ts', '--- a/a.ts\n+++ b/a.ts\n@@ -0,0 +1 @@\n+z\n')}`,
      [['a.ts', [1, 2]]],
    ],
    ['a file called __proto__', edit('__proto__'), [['__proto__', [2]]]],
    ['nothing', '\n', []],
  ];

  test.each(cases)('reads %s', (_, diff, changed) => {
    expect(parseDiff(diff).map(({ path, addedLines }) => [path, addedLines])).toEqual(changed);
  });

  test.each([
    ['prose', 'hello\nworld\n', 'names no changed file'],
    ['a hunk that is shorter than it says', edit('a.ts').replace('+1,2', '+1,3'), 'Hunk at line 5'],
    [
      'a hunk that is longer than it says',
      edit('a.ts') + edit('b.ts').replace('+1,2', '+1'),
      'Hunk at line 12',
    ],
    ['a hunk without numbers', edit('a.ts').replace('-1 +1,2', '-x +y'), 'Hunk at line 5'],
    ['the combined diff of a merge', 'diff --cc a.ts\nindex 1,2..3\n', 'line 1 begins the combined diff'],
  ])('refuses %s and says where', (_, diff, problem) => {
    expect(() => parseDiff(diff)).toThrow(UnreadableDiff);
    expect(() => parseDiff(diff)).toThrow(problem);
  });

  test('gives the text of the added lines too', () => {
    expect(addedTextOf(edit('a.ts')).get('a.ts')).toEqual(new Map([[2, 'y']]));
  });

  test('finds exactly the lines that make the new text of the old one', () => {
    const text = fc.array(fc.constantFrom('a', '+', '-- x', '++ y', '@@ -1 +1 @@', '', '\\ No'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 3 }), (before, after, context) => {
        const patch = createTwoFilesPatch('a/x', 'b/x', linesEnded(before), linesEnded(after), '', '', {
          context,
        });
        const added = addedTextOf(patch).get('x') ?? new Map<number, string>();

        expect([...added].every(([line, content]) => after[line - 1] === content)).toBe(true);
        expect(after.filter((_, index) => !added.has(index + 1)).every(line => before.includes(line))).toBe(
          true,
        );
      }),
    );
  });
});

describe('addedLinesOf', () => {
  test('reads the hunks of one file without a header', () => {
    expect(
      addedLinesOf(
        '@@ -1,2 +1,3 @@ function x() {\n a\n+b\n c\n@@ -9 +10 @@\n-d\n+e\n\\ No newline at end of file',
      ),
    ).toEqual([2, 10]);
  });

  test('has none for an empty patch', () => {
    expect(addedLinesOf('')).toEqual([]);
  });
});

describe('blanks and tabs alone', () => {
  const patch = [
    '@@ -1,6 +1,7 @@',
    ' a',
    '-if (x) {',
    '-y',
    '+  if (x) {',
    '+\ty',
    '+  z',
    ' b',
    '-c',
    '+d',
    ' e',
  ].join('\n');

  test('are a change', () => {
    expect(addedLinesOf(patch)).toEqual([2, 3, 4, 6]);
  });

  test('are none where they are not asked for', () => {
    expect(addedLinesOf(patch, { ignoreWhitespace: true })).toEqual([4, 6]);
  });

  test('do not pair lines of different places', () => {
    const moved = '@@ -1,3 +1,3 @@\n-  a\n b\n c\n+a\n';

    expect(addedLinesOf(moved, { ignoreWhitespace: true })).toEqual([3]);
  });

  test('are treated alike where the file is compared here', () => {
    const before = 'a\nif (x) {\ny\nb\n';
    const after = 'a\n  if (x) {\n\ty\n  z\nb\n';

    expect(addedLinesBetween(before, after, { ignoreWhitespace: true })).toEqual([4]);
    expect(addedLinesBetween(before, after)).toEqual([2, 3, 4]);
  });
});
