import { beforeEach, describe, expect, it } from 'vitest';
import type { ListedRepository } from '../../src/github/listed-repository.ts';
import { silentLog } from '../../src/model/log.ts';
import type { ReconcileRequest } from '../../src/model/reconcile.ts';
import type { KnownRepository } from '../../src/store/place-port.ts';
import type { Services } from '../../src/usecases/services.ts';
import { sweepRepositories } from '../../src/usecases/sweep-repositories.ts';

const noon = new Date('2026-03-02T12:00:00Z');
const hourMs = 3_600_000;
const hoursAgo = (hours: number) => new Date(noon.getTime() - hours * hourMs);
const ref = (id: number) => ({ installationId: 1, id, owner: 'harbour', name: `r${id}` });

function listed(id: number, change: Partial<ListedRepository> = {}): ListedRepository {
  return {
    ...{
      ref: ref(id),
      defaultBranch: 'main',
      isPrivate: false,
      pushedAt: hoursAgo(9),
      updatedAt: hoursAgo(9),
    },
    ...{ isFork: false, isArchived: false, isDisabled: false },
    ...change,
  };
}

function known(id: number, change: Partial<KnownRepository> = {}): KnownRepository {
  const { defaultBranch, isPrivate, pushedAt, updatedAt } = listed(id);

  return {
    ...{ ref: ref(id), state: 'active', defaultBranch, isPrivate, pushedAt, updatedAt },
    reconciledAt: hoursAgo(24),
    ...change,
  };
}

let onGitHub: ListedRepository[];
/** What GitHub has and its list lacks. */
let unlisted: ListedRepository[];
let here: Map<number, KnownRepository>;
let withOpen: number[];
let asked: { request: ReconcileRequest; at: Date | undefined; sweptAt: Date }[];
let dropped: number[];
let now: Date;
beforeEach(() => {
  onGitHub = [];
  unlisted = [];
  here = new Map();
  withOpen = [];
  asked = [];
  dropped = [];
  now = noon;
});

function keep(...repositories: readonly KnownRepository[]) {
  for (const one of repositories) here.set(one.ref.id, one);
}

const services = {
  log: silentLog,
  now: () => now,
  app: { installations: async () => [{ id: 1, account: 'harbour', isSuspended: false }] },
  github: {
    installation: () => ({ repositories: async () => onGitHub }),
    places: { repository: async (_: number, id: number) => unlisted.find(one => one.ref.id === id) },
  },
  store: {
    installations: { list: async () => [{ id: 1, account: 'harbour', state: 'active' }] },
    repositories: {
      list: async () => [...here.values()],
      withOpenPullRequests: async () => withOpen.map(id => here.get(id) ?? known(id)),
      async put(place: { id: number }, change: object) {
        here.set(place.id, { ...(here.get(place.id) ?? known(place.id)), ...change });
      },
      find: async (id: number) => here.get(id),
      found: async () => {},
      async change(place: { id: number }, change: object) {
        here.set(place.id, { ...(here.get(place.id) ?? known(place.id)), ...change });
      },
      async remove({ id }: { id: number }) {
        here.set(id, { ...(here.get(id) ?? known(id)), state: 'removed' });

        return true;
      },
    },
  },
} as unknown as Services;

const requests = {
  async requestReconcile(request: ReconcileRequest, options?: { at?: Date }) {
    asked.push({ request, at: options?.at, sweptAt: now });
  },
  requestCheck: async () => {},
  dropInstallation: async () => 0,
  async dropRepository({ id }: { id: number }) {
    dropped.push(id);

    return 0;
  },
};
const sweep = () => sweepRepositories(services, requests);

/** Sweeps every hour of a day; the ids of the repositories that were asked for, hour by hour. */
async function sweepForADay(): Promise<readonly number[]> {
  for (let hour = 0; hour < 24; hour += 1) {
    now = new Date(noon.getTime() + hour * hourMs);
    await sweep();
  }

  return asked.map(({ request }) => request.repository.id);
}

describe('a sweep', () => {
  it('has each repository with open pull requests looked at once an hour, each at its own moment', async () => {
    withOpen = [2, 3, 4];
    onGitHub = withOpen.map(id => listed(id));
    keep(...withOpen.map(id => known(id)));
    expect(await sweep()).toEqual({ hourly: 3, daily: 0, vanished: 0 });

    expect(asked.map(({ request }) => request)).toEqual(
      withOpen.map(id => ({ repository: ref(id), since: hoursAgo(24), missed: ['pull-requests'] })),
    );
    const waits = asked.map(({ at }) => (at?.getTime() ?? 0) - noon.getTime());
    expect(new Set(waits).size).toBe(3);
    for (const wait of waits) {
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(hourMs);
    }
  });

  it('asks for the hourly looks, whatever becomes of an installation', async () => {
    withOpen = [2];
    keep(known(2));
    const refused = {
      ...services,
      github: { installation: () => ({ repositories: () => Promise.reject(new Error('it rests')) }) },
    };

    await expect(sweepRepositories(refused as unknown as Services, requests)).rejects.toThrow('it rests');
    expect(asked.map(({ request }) => request.repository.id)).toEqual([2]);
  });

  it('has a changed repository looked at once a day, and asks nothing of an unchanged one', async () => {
    onGitHub = [listed(2), listed(3, { pushedAt: hoursAgo(1) }), listed(4, { updatedAt: hoursAgo(1) })];
    keep(known(2), known(3), known(4));
    expect((await sweepForADay()).toSorted()).toEqual([3, 4]);
    for (const { at, sweptAt } of asked)
      expect((at?.getTime() ?? Number.NaN) - sweptAt.getTime()).toBeLessThanOrEqual(hourMs);
    expect(asked[0]?.request).toMatchObject({
      since: hoursAgo(24),
      missed: ['pull-requests', 'releases', 'policy'],
    });
  });

  it('has an unchanged repository looked at that was never reconciled, or is owed it since something broke off', async () => {
    onGitHub = [2, 3, 4].map(id => listed(id));
    keep(known(2), known(3, { reconciledAt: null }), known(4, { state: 'archived' }));
    const { requestReconcile } = requests;
    requests.requestReconcile = async request => {
      if (request.repository.id === 4) throw new Error('the database is away');
    };
    await expect(sweep()).rejects.toThrow('away');
    requests.requestReconcile = requestReconcile;

    expect((await sweepForADay()).toSorted()).toEqual([3, 4]);
  });

  it('has a repository that is new, or back again, looked at at once', async () => {
    onGitHub = [listed(2), listed(3)];
    keep(known(3, { state: 'removed' }));
    expect(await sweep()).toMatchObject({ daily: 2 });
    expect(asked.map(({ at }) => at)).toEqual([noon, noon]);
    expect([...here.values()].map(({ state }) => state)).toEqual(['active', 'active']);
  });

  it.each([
    ['RS-1: an archived repository', { isArchived: true }, 'archived'],
    ['RS-2: a disabled repository', { isDisabled: true }, 'disabled'],
    ['RS-10: a fork', { isFork: true }, 'active'],
  ] as const)('does not look at %s', async (_title, flags, state) => {
    onGitHub = [listed(2, { ...flags, pushedAt: noon })];
    keep(known(2));
    expect(await sweepForADay()).toEqual([]);
    expect(here.get(2)?.state).toBe(state);
  });

  it('looks at a fork that has open pull requests', async () => {
    withOpen = [2];
    onGitHub = [listed(2, { isFork: true, pushedAt: noon })];
    keep(known(2));
    await sweepForADay();
    expect(asked.filter(({ request }) => request.missed.includes('releases'))).toHaveLength(1);
    expect(asked).toHaveLength(25);
  });

  it('notices a repository that is listed no more', async () => {
    onGitHub = [listed(2)];
    keep(known(2), known(3), known(4, { state: 'removed' }));
    expect(await sweep()).toMatchObject({ vanished: 1 });
    expect(here.get(3)?.state).toBe('removed');
    expect(dropped).toEqual([3]);
  });

  it('F12: does not take one for gone that the list lacks and that is there', async () => {
    unlisted = [listed(3)];
    keep(known(3));
    await sweep();
    expect([here.get(3)?.state, dropped]).toEqual(['active', []]);
  });
});
