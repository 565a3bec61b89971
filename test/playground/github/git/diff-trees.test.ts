import { applyPatch } from 'diff';
import { afterAll, describe, expect, test } from 'vitest';
import { diffTrees } from '../../../../src/playground/github/git/diff-trees.ts';
import {
  changeFileTree,
  type FileChanges,
  writeFileTree,
} from '../../../../src/playground/github/git/file-tree.ts';
import { ObjectStore } from '../../../../src/playground/github/git/object-store.ts';
import { GitBinary } from './git-binary.ts';

const git = new GitBinary();
afterAll(() => git.remove());

const numbered = (count: number, change: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join('');

function diff(before: FileChanges, after: FileChanges) {
  const objects = new ObjectStore();
  const old = changeFileTree(objects, new Map(), before);
  return diffTrees(objects, old, changeFileTree(objects, new Map(), after));
}

/** Real git's hunks between two texts. */
function gitPatch(before: string, after: string): string {
  const patch = git.run(['diff', '--no-color', git.blob(before), git.blob(after)]);
  return patch.slice(patch.indexOf('@@'));
}

describe('patches are those of git', () => {
  test.each([
    ['a line changed', numbered(20), numbered(20, { 10: 'ten' })],
    ['two hunks', numbered(40), numbered(40, { 3: 'three', 30: 'thirty' })],
    ['hunks that run together', numbered(40), numbered(40, { 10: 'ten', 16: 'sixteen' })],
    ['a line added at the start', numbered(9), `zero\n${numbered(9)}`],
    ['a line added at the end', numbered(9), `${numbered(9)}ten\n`],
    ['lines removed', numbered(20), numbered(20).replace('line 5\nline 6\n', '')],
    ['no newline at the end any more', numbered(5), numbered(5).trimEnd()],
    ['a newline at the end now', numbered(5).trimEnd(), numbered(5)],
    ['no newline on both sides', 'a\nb', 'a\nc'],
    ['CRLF line ends', 'a\r\nb\r\n', 'a\r\nc\r\n'],
    ['the last line removed', 'a\nb\n', 'a\n'],
    ['everything replaced', 'a\nb\n', 'c\nd\ne\n'],
    [
      'a heading in the hunk line',
      `function first() {\n${'  a\n'.repeat(9)}}\n`,
      `function first() {\n${'  a\n'.repeat(8)}  b\n}\n`,
    ],
  ])('for %s', (_, before, after) => {
    const [file] = diff({ f: before }, { f: after });
    expect(file?.patch).toBe(gitPatch(before, after));
  });

  test.each([
    ['a new file', {}, { f: 'a\nb\n' }, '@@ -0,0 +1,2 @@\n+a\n+b'],
    ['a deleted file', { f: 'a\n' }, {}, '@@ -1 +0,0 @@\n-a'],
    [
      'a submodule',
      { f: { submodule: '1'.repeat(40) } },
      { f: { submodule: '2'.repeat(40) } },
      `@@ -1 +1 @@\n-Subproject commit ${'1'.repeat(40)}\n+Subproject commit ${'2'.repeat(40)}`,
    ],
    [
      'a link',
      { f: { symlink: 'a' } },
      { f: { symlink: 'b' } },
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file',
    ],
  ])('for %s', (_, before, after, expected) => {
    expect(diff(before, after)[0]?.patch).toBe(expected);
  });

  test('for a large rewrite: what git would apply', () => {
    const before = numbered(9000);
    const after = numbered(9000).replaceAll('line', 'row');
    const [file] = diff({ f: before }, { f: after });
    expect(file).toMatchObject({ additions: 9000, deletions: 9000 });
    expect(applyPatch(before, `--- a\n+++ b\n${file?.patch}\n`)).toBe(after);
  });
});

describe('what happened to a file', () => {
  test.each([
    ['added', {}, { f: 'a\n' }, { status: 'added', additions: 1, deletions: 0 }],
    ['an empty file added', {}, { f: '' }, { status: 'added', additions: 0, patch: null }],
    ['removed', { f: 'a\n' }, {}, { status: 'removed', additions: 0, deletions: 1 }],
    ['modified', { f: 'a\n' }, { f: 'b\n' }, { status: 'modified', additions: 1, deletions: 1 }],
    [
      'only its mode',
      { f: 'a\n' },
      { f: { content: 'a\n', executable: true } },
      { status: 'changed', patch: null },
    ],
    [
      'binary',
      { f: new Uint8Array([0, 1]) },
      { f: new Uint8Array([0, 2]) },
      { status: 'modified', additions: 0, patch: null },
    ],
    ['moved', { f: 'a\n' }, { g: 'a\n' }, { status: 'renamed', path: 'g', previousPath: 'f', patch: null }],
    [
      'moved with half of it changed',
      { f: numbered(8) },
      { g: numbered(4) + 'other.\n'.repeat(4) },
      { status: 'renamed', previousPath: 'f' },
    ],
  ])('%s', (_, before: FileChanges, after: FileChanges, expected) => {
    expect(diff(before, after)).toMatchObject([expected]);
  });

  test('is no rename when less than half of the content is the same', () => {
    const files = diff({ f: numbered(8) }, { g: numbered(3) + 'other.\n'.repeat(5) });
    expect(files.map(file => file.status)).toEqual(['removed', 'added']);
  });

  test('agrees with git on renames', () => {
    const before = { 'a/one.js': numbered(30), 'a/two.js': 'x\ny\nz\n', kept: 'k\n', 'old.txt': 'same\n' };
    const after = {
      'b/one.js': numbered(30, { 4: 'four', 9: 'nine' }),
      'a/two.js': 'x\ny\n',
      kept: 'k\n',
      'new.txt': 'same\n',
    };
    const ours = diff(before, after).map(file => `${file.status} ${file.previousPath ?? ''} ${file.path}`);
    const tree = (files: FileChanges) => {
      const objects = new ObjectStore();
      const written = changeFileTree(objects, new Map(), files);
      git.run(['read-tree', '--empty']);
      for (const [path, { mode, sha }] of written) {
        git.blob(objects.blob(sha));
        git.run(['update-index', '--add', '--cacheinfo', `${mode},${sha},${path}`]);
      }
      expect(git.run(['write-tree'])).toBe(writeFileTree(objects, written));
      return git.run(['write-tree']);
    };
    const words: Record<string, string> = { M: 'modified', A: 'added', D: 'removed', R: 'renamed' };
    const theirs = git
      .run(['diff-tree', '-r', '-M50%', '--name-status', tree(before), tree(after)])
      .split('\n')
      .map(line => line.split('\t'))
      .map(
        ([kind = '', one, two]) => `${words[kind.slice(0, 1)]} ${two === undefined ? '' : one} ${two ?? one}`,
      );
    expect(ours.sort()).toEqual(theirs.sort());
  });
});
