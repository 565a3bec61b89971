import { expect, test } from 'vitest';
import { diffRows } from '../../../src/playground/page/diff-rows.ts';

test('each row of a patch has its line on either side', () => {
  const patch = '@@ -3,3 +3,3 @@ heading\n same\n-old\n+new\n+++more\n\\ No newline at end of file';

  expect(diffRows(patch)).toEqual([
    { kind: 'hunk', before: null, after: null, text: '@@ -3,3 +3,3 @@ heading' },
    { kind: 'same', before: 3, after: 3, text: 'same' },
    { kind: 'removed', before: 4, after: null, text: 'old' },
    { kind: 'added', before: null, after: 4, text: 'new' },
    { kind: 'added', before: null, after: 5, text: '++more' },
    { kind: 'note', before: null, after: null, text: '\\ No newline at end of file' },
  ]);
});

test('a second hunk starts at its own lines, also without a count', () => {
  const rows = diffRows('@@ -1 +1 @@\n-a\n+b\n@@ -9 +12 @@\n c');

  expect(rows.at(-1)).toEqual({ kind: 'same', before: 9, after: 12, text: 'c' });
});

test('a line that only looks like a hunk inside the text is a line', () => {
  const rows = diffRows('@@ -1 +1,2 @@\n a\n+@@ -7 +7 @@');

  expect(rows.at(-1)).toEqual({ kind: 'added', before: null, after: 2, text: '@@ -7 +7 @@' });
});
