import { afterAll, beforeAll, expect, test } from 'vitest';
import { rereadCommands } from '../../../src/usecases/issues/reread-commands.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { filedIssue } from '../../builders/filed-issue.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';

const repository = { installationId: 1, id: 7, owner: 'harbour', name: 'quotes' };
const at = new Date('2026-11-23T01:00:00Z');
let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const standing = async (comment: { authorId: number; body: string } | undefined) => {
  await opened.empty();
  const { store } = opened;
  const row = filedIssue({ repositoryId: repository.id, number: 3 });
  await store.issues.put(row);
  await store.waivers.add({
    ...{ repositoryId: repository.id, commentId: 11, number: 3, practice: 'of-an-older-catalogue' },
    ...{ reason: 'it is in the handbook', approverId: 5, headSha: '', at },
  });
  const github = {
    reads: () => ({ comment: async () => comment && { ...comment, issueNumber: 3 } }),
    writes: () => ({ comments: async () => [] }),
  };
  await rereadCommands({ store, github, now: () => at } as unknown as Services, repository, [row]);

  return (await store.waivers.standing(repository.id, 3)).length;
};

test.each([
  ['it says the same, though the catalogue has the practice no more', 'it is in the handbook', 5, 1],
  ['it says something else', 'I changed my mind', 5, 0],
  ['it is somebody else’s', 'it is in the handbook', 6, 0],
])('a waiver as its comment stands now: %s', async (_, reason, authorId, left) => {
  expect(await standing({ authorId, body: `/rung waive of-an-older-catalogue because ${reason}` })).toBe(
    left,
  );
});

test('a waiver ends with its comment', async () => {
  expect(await standing(undefined)).toBe(0);
});
