import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WrittenComment } from '../../src/model/issue-comment.ts';
import { unseenCommands } from '../../src/usecases/reconcile/unseen-commands.ts';
import type { Services } from '../../src/usecases/services.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };
const noon = new Date('2026-03-01T12:00:00Z');
const recheck = (id: number): WrittenComment => ({
  ...{ id, body: '/rung recheck', author: { id: 5, login: 'mia', isPerson: true } },
  ...{ authorId: 5, appId: null, updatedAt: noon },
  ...{ issueNumber: 12, isOnPullRequest: true, createdAt: noon },
});

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened?.close());

test('a command that was begun and never finished is carried out by the next look, and none that was finished', async () => {
  const { store } = opened;
  const key = (commentId: number) => ({
    ...{ repositoryId: repository.id, commentId, number: 12, name: 'recheck', actorId: 5, at: noon },
  });
  await store.commands.claim(key(1));
  await store.commands.claim(key(2));
  await store.commands.finish(key(2), noon);
  const services = { store, github: { appId: 4711 } } as unknown as Services;
  const reads = { commentsSince: async () => [recheck(1), recheck(2), recheck(3)] };

  const unseen = await unseenCommands(services, reads, repository, noon);

  expect(unseen.map(({ id }) => id)).toEqual([1, 3]);
});
