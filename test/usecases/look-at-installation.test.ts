import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ListedRepository } from '../../src/github/listed-repository.ts';
import { silentLog } from '../../src/model/log.ts';
import type { IndexedPullRequest } from '../../src/store/port.ts';
import { lookAtInstallation } from '../../src/usecases/look-at-installation.ts';
import { lookAtRepository } from '../../src/usecases/look-at-repository.ts';
import type { Services } from '../../src/usecases/services.ts';
import { sweepInstallations } from '../../src/usecases/sweep-installations.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

const now = () => new Date('2026-11-23T08:00:00Z');
const listed = (id: number): ListedRepository => ({
  ref: { installationId: 1, id, owner: 'harbour', name: `repository-${id}` },
  ...{ defaultBranch: 'main', isPrivate: false, isArchived: false, isDisabled: false, isFork: false },
  ...{ pushedAt: null, updatedAt: null },
});
const openPull: IndexedPullRequest = {
  ...{ repository: listed(5).ref, number: 3, headSha: 'head', headBranch: 'fix', headRepositoryId: 5 },
  ...{ baseBranch: 'main', open: true, draft: false, authorId: 9, readySince: null, updatedAt: now() },
};

let opened: TestStore;
/** What was asked of the queue; it breaks off at one of them. */
let asked: string[];
let breaksAt: string | undefined;

beforeAll(async () => {
  opened = await openTestStore();
});
beforeEach(async () => {
  await opened.empty();
  asked = [];
});
afterAll(() => opened.close());

async function ask(what: string): Promise<void> {
  if (what === breaksAt) throw new Error('the database is away');
  asked.push(what);
}

const requests = {
  requestCheck: ({ repository, number }: { repository: { id: number }; number: number }) =>
    ask(`check ${repository.id}#${number}`),
  requestReconcile: ({ repository }: { repository: { id: number } }) => ask(`reconcile ${repository.id}`),
  dropInstallation: async () => 0,
  dropRepository: async () => 0,
};

function services(
  permissions: Record<string, string>,
  state: 'active' | 'suspended' | 'uninstalled' = 'active',
): Services {
  const found = { id: 1, account: 'harbour', isSuspended: state === 'suspended', permissions };

  return {
    ...{ store: opened.store, log: silentLog, now },
    github: {
      places: {
        installation: async () => (state === 'uninstalled' ? undefined : found),
        repository: async (_: number, id: number) => listed(id),
      },
      installation: () => ({ repositories: async () => [5, 6].map(listed) }),
    },
  } as unknown as Services;
}

const kept = (state: 'active' | 'suspended') =>
  opened.store.installations.put({
    ...{ id: 1, account: 'harbour', state, since: now(), permissions: 'checks:write' },
  });

/** Breaks off there, and is done again. */
async function twice(where: string, look: () => Promise<unknown>): Promise<void> {
  breaksAt = where;
  await expect(look()).rejects.toThrow('away');
  breaksAt = undefined;
  await look();
}

test.each(['reconcile 5', 'reconcile 6'])(
  'an installation that is taken up again has all its repositories reconciled, though that broke off at: %s',
  async where => {
    await kept('suspended');
    await twice(where, () =>
      lookAtInstallation(services({ checks: 'write' }), requests, { id: 1, account: '' }),
    );

    expect(new Set(asked)).toEqual(new Set(['reconcile 5', 'reconcile 6']));
    expect(await opened.store.installations.find(1)).toMatchObject({
      ...{ state: 'active', permissions: 'checks:write' },
    });
  },
);

test.each(['check 5#3', 'reconcile 5', 'reconcile 6'])(
  'an installation that grants more has all judged anew, though that broke off at: %s',
  async where => {
    await kept('active');
    await opened.store.pullRequests.put(openPull);
    const more = { checks: 'write', issues: 'write' };
    await twice(where, () => lookAtInstallation(services(more), requests, { id: 1, account: '' }));

    expect(new Set(asked)).toEqual(new Set(['check 5#3', 'reconcile 5', 'reconcile 6']));
  },
);

test('an installation of which nothing is new asks for nothing', async () => {
  await kept('active');
  await lookAtInstallation(services({ checks: 'write' }), requests, { id: 1, account: '' });

  expect(asked).toEqual([]);
});

test('a repository that is taken up again is reconciled, though that broke off', async () => {
  const { ref } = listed(9);
  await opened.store.repositories.put(ref, { state: 'archived', defaultBranch: 'main', reconciledAt: now() });
  await twice('reconcile 9', () =>
    lookAtRepository(services({ checks: 'write' }), requests, ref, { saysGone: false }),
  );

  expect(asked).toEqual(['reconcile 9']);
});

test.each(['suspended', 'uninstalled'] as const)(
  'an installation that is %s while it is taken up again stays so',
  async state => {
    await kept('suspended');
    const late = services({ checks: 'write' }, state);
    const meanwhile = {
      ...requests,
      // The next event comes to another worker.
      requestReconcile: async () =>
        void (await lookAtInstallation(late, requests, { id: 1, account: 'harbour' })),
    };
    await lookAtInstallation(services({ checks: 'write' }), meanwhile, { id: 1, account: 'harbour' });

    expect((await opened.store.installations.find(1))?.state).toBe(state);
  },
);

test('a repository that goes while its installation is judged anew stays gone', async () => {
  await kept('active');
  const { ref } = listed(5);
  await opened.store.repositories.put(ref, { defaultBranch: 'main' });
  await opened.store.pullRequests.put(openPull);
  const meanwhile = {
    ...requests,
    requestCheck: async () => void (await opened.store.repositories.remove(ref)),
  };
  const more = services({ checks: 'write', issues: 'write' });
  await lookAtInstallation(more, meanwhile, { id: 1, account: 'harbour' });

  expect((await opened.store.repositories.find(5))?.state).toBe('removed');
});

test('an installation that is suspended while its repositories are listed stays so', async () => {
  await kept('suspended');
  let present = services({ checks: 'write' });
  const during = {
    ...present,
    github: {
      places: { installation: (id: number) => present.github.places.installation(id) },
      installation: () => ({
        async repositories() {
          present = services({ checks: 'write' }, 'suspended');
          // The event comes to another worker.
          await lookAtInstallation(present, requests, { id: 1, account: 'harbour' });

          return [listed(5)];
        },
      }),
    },
  } as unknown as Services;
  await lookAtInstallation(during, requests, { id: 1, account: 'harbour' });

  expect((await opened.store.installations.find(1))?.state).toBe('suspended');
});

test('a suspended installation that would grant more is not looked at with each sweep', async () => {
  await kept('suspended');
  const its = services({ checks: 'write', issues: 'write' }, 'suspended');
  const found = await its.github.places.installation(1);
  let looks = 0;
  const sweeping = {
    ...its,
    timing: { purgeAfterMs: 1e12 },
    app: { installations: async () => [found] },
    github: {
      places: {
        async installation() {
          looks += 1;
          return found;
        },
      },
    },
  } as unknown as Services;
  for (let sweep = 0; sweep < 3; sweep += 1) await sweepInstallations(sweeping, requests);

  expect(looks).toBe(0);
});
