import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import { reconcileRepository } from '../../src/usecases/reconcile-repository.ts';
import type { Services } from '../../src/usecases/services.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

const quotes = { installationId: 1, id: 5, owner: 'harbour', name: 'quotes' };
const requests = {
  ...{ requestCheck: async () => {}, requestMergeGroupCheck: async () => {} },
  ...{ requestLadder: async () => {}, requestReleaseCheck: async () => {} },
};

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
beforeEach(async () => {
  await opened.empty();
  await opened.store.repositories.put(quotes, { defaultBranch: 'main' });
});
afterAll(() => opened.close());

/** @param list GitHub's answer to the list of open pull requests */
async function reconcile(list: () => Promise<readonly []>): Promise<void> {
  const services = {
    ...{ store: opened.store, log: silentLog, now: () => new Date('2026-11-23T08:00:00Z') },
    ...{ timing: { quietMs: 0 } },
    github: { appId: 17, installation: () => ({ sweep: () => ({ openPullRequests: list }) }) },
  } as unknown as Services;
  await reconcileRepository(
    services,
    { repository: quotes, since: null, missed: ['pull-requests'] },
    requests as never,
  );
}

test('a repository that is looked at counts as reconciled', async () => {
  await reconcile(async () => []);

  expect((await opened.store.repositories.find(5))?.reconciledAt).not.toBeNull();
});

test('one that moves on meanwhile stays where it went, and is still to be reconciled there', async () => {
  const moved = { installationId: 2, id: 5, owner: 'market', name: 'prices' };
  await reconcile(async () => {
    await opened.store.repositories.put(moved, { state: 'active', reconciledAt: null });
    return [];
  });

  expect(await opened.store.repositories.find(5)).toMatchObject({ ref: moved, reconciledAt: null });
});

test('one that is renamed meanwhile keeps its new name', async () => {
  const renamed = { ...quotes, name: 'prices' };
  await reconcile(async () => {
    await opened.store.repositories.put(renamed);
    return [];
  });

  expect((await opened.store.repositories.find(5))?.ref).toEqual(renamed);
});

test('F12: one whose pull requests GitHub did not list is still to be reconciled', async () => {
  await reconcile(async () => {
    throw new GatewayError('not-found', 'Not found just now.', { status: 404 });
  });

  expect((await opened.store.repositories.find(5))?.reconciledAt).toBeNull();
});
