import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ListedRepository } from '../../src/github/listed-repository.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import type { IndexedPullRequest } from '../../src/store/port.ts';
import { lookAtRepository } from '../../src/usecases/look-at-repository.ts';
import type { Services } from '../../src/usecases/services.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

const before: RepositoryRef = { installationId: 1, id: 7, owner: 'giver', name: 'quotes' };
const after: RepositoryRef = { ...before, installationId: 2, owner: 'taker' };
const listed = (ref: RepositoryRef): ListedRepository => ({
  ...{ ref, defaultBranch: 'main', isPrivate: false, isArchived: false, isDisabled: false, isFork: false },
  ...{ pushedAt: null, updatedAt: null },
});

const openPull: IndexedPullRequest = {
  ...{
    repository: after,
    number: 1,
    headSha: 'head',
    headBranch: 'fix',
    headRepositoryId: 7,
    baseBranch: 'main',
  },
  ...{ open: true, draft: false, authorId: 9, readySince: null, updatedAt: new Date(0) },
};

let opened: TestStore;
/** What an installation finds, and what happens before it is told so. */
let answer: (installationId: number) => Promise<ListedRepository | undefined>;
let asked: string[];

beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded' });
});
beforeEach(async () => {
  await opened.empty();
  asked = [];
  await opened.store.repositories.put(before);
});
afterAll(() => opened.close());

const look = (ref: RepositoryRef) =>
  lookAtRepository(
    {
      store: opened.store,
      log: silentLog,
      github: { places: { repository: (installationId: number) => answer(installationId) } },
    } as unknown as Services,
    {
      requestCheck: async () => {},
      dropInstallation: async () => 0,
      async dropRepository({ id, installationId }) {
        asked.push(`drop ${installationId}/${id}`);

        return 0;
      },
      async requestReconcile({ repository }) {
        asked.push(`reconcile ${repository.installationId}/${repository.id}`);
      },
    },
    ref,
    { saysGone: ref === before },
  );

test('what the old installation says late changes nothing of a repository that went to another one', async () => {
  answer = async installationId => {
    if (installationId === 2) return listed(after);
    // The job of the new installation is faster than the answer to the old one's.
    await look(after);

    return undefined;
  };
  await look(before);

  expect(await opened.store.repositories.find(7)).toMatchObject({ ref: after, state: 'active' });
  expect(asked).toEqual(['reconcile 2/7']);
});

test('a removal that comes late takes nothing from the new installation', async () => {
  const { repositories, pullRequests } = opened.store;
  answer = async () => listed(after);
  await look(after);
  await pullRequests.put(openPull);

  expect(await repositories.remove(before)).toBe(false);
  expect(await repositories.find(7)).toMatchObject({ ref: after, state: 'active' });
  expect(await pullRequests.findByHead(7, 'head')).toHaveLength(1);
});

test('one that was selected again meanwhile is taken up again', async () => {
  let looks = 0;
  answer = async () => (looks++ === 0 ? undefined : listed(before));
  await look(before);

  expect(await opened.store.repositories.find(7)).toMatchObject({ state: 'active' });
  expect(asked).toEqual(['drop 1/7', 'reconcile 1/7']);
});

test('one that is gone is removed, and its jobs are dropped', async () => {
  answer = async () => undefined;
  await look(before);

  expect(await opened.store.repositories.find(7)).toMatchObject({ state: 'removed' });
  expect(asked).toEqual(['drop 1/7']);
});
