import { afterAll, describe, expect, test } from 'vitest';
import {
  changeFileTree,
  readFileTree,
  writeFileTree,
} from '../../../../src/playground/github/git/file-tree.ts';
import { ObjectStore } from '../../../../src/playground/github/git/object-store.ts';
import { GitBinary } from './git-binary.ts';

const git = new GitBinary();
afterAll(() => git.remove());

describe('object names are those of git', () => {
  test.each([
    ['the empty file', ''],
    ['text', 'hello\n'],
    ['text beyond ASCII', '进阶\n'],
    ['bytes', new Uint8Array([0, 255, 10, 13])],
  ])('for %s', (_, content) => {
    expect(new ObjectStore().putBlob(content)).toBe(git.blob(content));
  });

  test('for trees, with the order of git, modes and submodules', () => {
    const objects = new ObjectStore();
    const files = changeFileTree(objects, new Map(), {
      'a.txt': 'a',
      'a/b.txt': 'b',
      'a-b': 'c',
      'bin/run': { content: '#!/bin/sh\n', executable: true },
      link: { symlink: 'a.txt' },
      vendor: { submodule: '1'.repeat(40) },
      'é/ü': 'd',
    });
    for (const [path, { mode, sha }] of files) {
      if (mode !== '160000') git.blob(objects.blob(sha));
      git.run(['update-index', '--add', '--cacheinfo', `${mode},${sha},${path}`]);
    }
    const sha = writeFileTree(objects, files);
    expect(sha).toBe(git.run(['write-tree', '--missing-ok']));
    expect(readFileTree(objects, sha)).toEqual(
      new Map([...readFileTree(objects, sha).keys()].map(path => [path, files.get(path)])),
    );
    expect(readFileTree(objects, sha).size).toBe(files.size);
  });

  test('for commits', () => {
    const objects = new ObjectStore();
    const tree = writeFileTree(objects, changeFileTree(objects, new Map(), { a: 'a' }));
    const date = new Date('2026-03-04T05:06:07.890Z');
    const author = { name: 'Ada', email: 'ada@example.com', date };
    const first = objects.putCommit({ tree, parents: [], author, committer: author, message: 'Start' });
    const second = objects.putCommit({
      tree,
      parents: [first],
      author,
      committer: author,
      message: 'Über\n\nBody\n',
    });
    git.blob('a');
    git.run(['mktree'], `100644 blob ${git.blob('a')}\ta\n`);
    const env = {
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_AUTHOR_DATE: '1772600767 +0000',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_COMMITTER_DATE: '1772600767 +0000',
    };
    expect(first).toBe(git.run(['commit-tree', tree], 'Start\n', env));
    expect(second).toBe(git.run(['commit-tree', tree, '-p', first], 'Über\n\nBody\n', env));
  });
});
