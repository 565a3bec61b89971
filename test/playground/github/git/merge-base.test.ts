import { describe, expect, test } from 'vitest';
import { commitsBetween, mergeBase } from '../../../../src/playground/github/git/merge-base.ts';
import { ObjectStore } from '../../../../src/playground/github/git/object-store.ts';

const objects = new ObjectStore();
const signature = { name: 'Ada', email: 'ada@example.com', date: new Date('2026-01-01T00:00:00Z') };
const tree = objects.putTree([]);

function commit(message: string, ...parents: string[]): string {
  return objects.putCommit({ tree, parents, author: signature, committer: signature, message });
}

const root = commit('root');
const left = commit('left', root);
const right = commit('right', root);
const merged = commit('merged', left, right);
const later = commit('later', right);
const stranger = commit('stranger');

describe('the merge base', () => {
  test.each([
    ['of a commit with itself', left, left, left],
    ['of an ancestor', root, merged, root],
    ['of two branches', left, right, root],
    ['after a merge is the newer one', merged, later, right],
    ['of unrelated histories is none', root, stranger, undefined],
  ])('%s', (_, a, b, expected) => {
    expect(mergeBase(objects, a, b)).toBe(expected);
    expect(mergeBase(objects, b, a)).toBe(expected);
  });
});

test('commits between two are those that only the second has, oldest first', () => {
  expect(commitsBetween(objects, left, merged)).toEqual([right, merged]);
  expect(commitsBetween(objects, merged, left)).toEqual([]);
});
