import { describe, expect, test } from 'vitest';
import { changeFileTree, type FileChanges } from '../../../../src/playground/github/git/file-tree.ts';
import { mergeLines } from '../../../../src/playground/github/git/merge-lines.ts';
import { mergeTrees } from '../../../../src/playground/github/git/merge-trees.ts';
import { ObjectStore } from '../../../../src/playground/github/git/object-store.ts';
import { GitBinary } from './git-binary.ts';

const base = 'one\ntwo\nthree\nfour\nfive\nsix\n';

/** What `git merge-file` makes of it; undefined on a conflict. */
function gitMerge(ours: string, theirs: string): string | undefined {
  const git = new GitBinary();
  try {
    const [o, a, b] = [base, ours, theirs].map(text => git.blob(text));
    const tree = (sha: string | undefined) => git.run(['mktree'], `100644 blob ${sha}\tf\n`);
    const env = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap(who => [
        [`GIT_${who}_NAME`, 'Ada'],
        [`GIT_${who}_EMAIL`, 'ada@example.com'],
      ]),
    );
    const commit = (sha: string | undefined, ...parents: string[]) =>
      git.run(['commit-tree', tree(sha), ...parents.flatMap(parent => ['-p', parent])], 'm', env);
    const root = commit(o);
    const merged = git.run(['merge-tree', '--write-tree', commit(a, root), commit(b, root)]);
    return `${git.run(['cat-file', 'blob', `${merged}:f`])}\n`;
  } catch {
    return undefined;
  } finally {
    git.remove();
  }
}

describe('merging lines', () => {
  test.each([
    ['changes apart', base.replace('one', '1'), base.replace('six', '6')],
    ['the same change twice', base.replace('two', '2'), base.replace('two', '2')],
    ['an addition and a change apart', `zero\n${base}`, base.replace('five', '5')],
    ['a removal and a change apart', base.replace('one\n', ''), base.replace('five', '5')],
    ['one side only', base, base.replace('three', '3')],
    ['the same line changed', base.replace('two', '2'), base.replace('two', 'II')],
    ['neighbouring lines changed', base.replace('two', '2'), base.replace('three', '3')],
    ['a line between the changes', base.replace('two', '2'), base.replace('four', '4')],
    ['different additions at one place', `${base}7\n`, `${base}VII\n`],
    ['a removal against a change', base.replace('two\n', ''), base.replace('two', '2')],
  ])('agrees with git: %s', (_, ours, theirs) => {
    expect(mergeLines(base, ours, theirs)).toBe(gitMerge(ours, theirs));
    expect(mergeLines(base, theirs, ours)).toBe(gitMerge(theirs, ours));
  });
});

describe('merging trees', () => {
  function merge(
    before: FileChanges,
    ours: FileChanges,
    theirs: FileChanges,
  ): Record<string, string> | undefined {
    const objects = new ObjectStore();
    const start = changeFileTree(objects, new Map(), before);
    const merged = mergeTrees(
      objects,
      start,
      changeFileTree(objects, start, ours),
      changeFileTree(objects, start, theirs),
    );
    return (
      merged &&
      Object.fromEntries(
        [...merged].map(([path, { mode, sha }]) => [path, `${mode} ${Buffer.from(objects.blob(sha))}`]),
      )
    );
  }

  test.each([
    [
      'each side changes its own file',
      { a: '1' },
      { b: '2' },
      { a: '100644 1', b: '100644 2', c: '100644 c' },
    ],
    [
      'both add the same file',
      { d: '1' },
      { d: '1' },
      { a: '100644 a', b: '100644 b', c: '100644 c', d: '100644 1' },
    ],
    ['one deletes', { a: null }, {}, { b: '100644 b', c: '100644 c' }],
    ['both delete', { a: null }, { a: null }, { b: '100644 b', c: '100644 c' }],
    [
      'one changes the mode, the other the text',
      { a: { content: 'a', executable: true } },
      { a: '1' },
      { a: '100755 1', b: '100644 b', c: '100644 c' },
    ],
    ['one deletes what the other changes', { a: null }, { a: '1' }, undefined],
    ['both add different files', { d: '1' }, { d: '2' }, undefined],
    ['both change bytes', { a: new Uint8Array([0, 1]) }, { a: new Uint8Array([0, 2]) }, undefined],
    ['both change a link', { a: { symlink: 'b' } }, { a: { symlink: 'c' } }, undefined],
  ])('%s', (_, ours: FileChanges, theirs: FileChanges, expected) => {
    expect(merge({ a: 'a', b: 'b', c: 'c' }, ours, theirs)).toEqual(expected);
  });
});
