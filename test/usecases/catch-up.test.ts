import { beforeEach, describe, expect, it } from 'vitest';
import type { HookDelivery } from '../../src/github/app-reads.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { ReconcileRequest } from '../../src/model/reconcile.ts';
import type { CatchUpMark, UntoldSpan } from '../../src/store/catch-up-port.ts';
import type { Delivery } from '../../src/store/port.ts';
import { catchUp } from '../../src/usecases/catch-up.ts';
import type { Services } from '../../src/usecases/services.ts';
import { recordedLog } from '../support/recorded-log.ts';

const noon = new Date('2026-03-02T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);
const dayMs = 24 * 60 * 60_000;
const quotes = { installationId: 1, id: 5, owner: 'harbour', name: 'quotes' };
const prices = { installationId: 1, id: 6, owner: 'harbour', name: 'prices' };

let nextId: number;
let last: CatchUpMark | undefined;
let untold: UntoldSpan[];
let listed: HookDelivery[];
let payloads: Map<number, object>;
let known: Set<string>;
let accepted: Delivery[];
let requested: ReconcileRequest[];
let listing: { complete: boolean; since: Date | null };
let failure: GatewayError | undefined;
let queueFails: boolean;
let payloadsAsked: number;
/** GitHub gives no payload at all. */
let silence: GatewayError | undefined;
let brokenId: number | undefined;
let restingId: number | undefined;
let comments: { readonly createdAt: Date }[];
beforeEach(() => {
  nextId = 100;
  last = { mark: minutesAgo(6), scannedAt: minutesAgo(5) };
  untold = [];
  listed = [];
  payloads = new Map();
  known = new Set();
  accepted = [];
  requested = [];
  listing = { complete: true, since: null };
  failure = undefined;
  queueFails = false;
  payloadsAsked = 0;
  silence = undefined;
  brokenId = undefined;
  restingId = undefined;
  comments = [];
});

/** A delivery that never arrived. */
function missed(event: string, action: string | null, change: Partial<HookDelivery> = {}): HookDelivery {
  nextId += 1;
  const delivery = {
    ...{ id: nextId, guid: `guid-${nextId}`, event, action, installationId: 1, repositoryId: 5 },
    ...{ statusCode: 503, deliveredAt: minutesAgo(3), durationMs: 10 },
    ...change,
  };
  listed.unshift(delivery);

  return delivery;
}

const { log, lines } = recordedLog();
const repositories = [quotes, prices].map(ref => ({
  ref,
  ...{ defaultBranch: 'main', isPrivate: false, isFork: false, isArchived: false, isDisabled: false },
  ...{ pushedAt: null, updatedAt: null },
}));

function servicesOf(): Services {
  const parts = {
    log,
    now: () => noon,
    timing: { deliveryWindowMs: 3 * dayMs },
    app: {
      githubTime: () => noon,
      installations: async () => [{ id: 1, account: 'harbour', isSuspended: false }],
      async hookDeliveries(since: Date) {
        listing.since = since;
        if (failure !== undefined) throw failure;

        return { deliveries: listed.filter(one => one.deliveredAt >= since), complete: listing.complete };
      },
      async deliveryPayload(id: number) {
        payloadsAsked += 1;
        if (silence !== undefined) throw silence;
        if (id === brokenId) throw new GatewayError('unavailable', 'No answer in time.');

        return payloads.get(id);
      },
    },
    github: {
      appId: 17,
      installation: (id: number) => ({
        async repositories() {
          if (id === restingId) throw new GatewayError('rate-limited', 'It rests.');

          return repositories;
        },
        sweep: () => ({
          commentsSince: async (since: Date) => comments.filter(one => one.createdAt >= since),
        }),
      }),
    },
    store: {
      catchUp: {
        find: async () => last,
        async put(mark: CatchUpMark) {
          last = mark;
        },
        async noteUntold(span: UntoldSpan) {
          untold.push(span);
        },
      },
      inbox: {
        fates: async (guids: readonly string[]) =>
          new Map(guids.filter(guid => known.has(guid)).map(guid => [guid, {}])),
        async accept(delivery: Delivery) {
          accepted.push(delivery);
          known.add(delivery.guid);

          return 'accepted';
        },
      },
      commands: { isFinished: async () => false },
      issues: { list: async () => [] },
      installations: { list: async () => [{ id: 1, account: 'harbour', state: 'active' }] },
      repositories: {
        find: async () => undefined,
        list: async () => [],
        withOpenPullRequests: async () => [],
        async put() {},
        async change() {},
      },
    },
  };

  return parts as unknown as Services;
}

const queue = {
  async requestReconcile(request: ReconcileRequest) {
    if (queueFails) throw new Error('the database is away');
    requested.push(request);
  },
  requestCheck: async () => {},
  dropInstallation: async () => 0,
  dropRepository: async () => 0,
};
const run = (services = servicesOf()) => catchUp(services, queue);
const everywhere = [quotes, prices].map(repository => expect.objectContaining({ repository }));

describe('F5: deliveries that never arrived', () => {
  it('lead to one look at each repository, for all that was missed there', async () => {
    missed('pull_request', 'opened');
    missed('workflow_run', 'completed', { deliveredAt: minutesAgo(2) });
    missed('push', null, { repositoryId: 6 });
    expect(await run()).toEqual({ scanned: 3, missed: 3, reconciled: 2, fetched: 0 });

    expect(requested).toEqual([
      { repository: quotes, missed: ['pull-requests', 'runs'], since: minutesAgo(13) },
      { repository: prices, missed: ['policy'], since: minutesAgo(13) },
    ]);
    expect(last).toEqual({ mark: minutesAgo(1), scannedAt: noon });
  });

  it('of which the inbox knows, or that are never used, are left alone', async () => {
    known.add(missed('pull_request', 'opened').guid);
    missed('issues', 'opened');
    missed('pull_request', 'opened', { installationId: null });
    expect(await run()).toMatchObject({ scanned: 3, missed: 0, reconciled: 0 });
    expect(requested).toEqual([]);
  });

  it('are looked for ten minutes before the mark, since GitHub may list them late', async () => {
    await run();
    expect(listing.since).toEqual(minutesAgo(16));
  });

  it('and are younger than a minute are left to the next run, which finds them', async () => {
    const young = missed('pull_request', 'opened', { deliveredAt: new Date(noon.getTime() - 59_999) });
    expect(await run()).toMatchObject({ missed: 0 });
    expect(last?.mark.getTime()).toBeLessThan(young.deliveredAt.getTime());

    listed = [{ ...young, deliveredAt: minutesAgo(1) }];
    expect(await run()).toMatchObject({ missed: 1, reconciled: 1 });
  });

  it('DL-5: and were tried several times under one GUID count once, by their newest attempt', async () => {
    missed('check_run', 'rerequested', { guid: 'again', deliveredAt: minutesAgo(4) });
    const newest = missed('check_run', 'rerequested', { guid: 'again', deliveredAt: minutesAgo(2) });
    payloads.set(newest.id, { action: 'rerequested' });
    expect(await run()).toMatchObject({ missed: 1, fetched: 1 });
    expect(accepted.map(({ guid, payload }) => [guid, payload])).toEqual([
      ['again', '{"action":"rerequested"}'],
    ]);
  });

  it('DL-2: and only a payload can tell enter the inbox under their GUID, oldest first', async () => {
    const second = missed('check_suite', 'rerequested', { deliveredAt: minutesAgo(2) });
    const first = missed('installation', 'suspend', { repositoryId: null, deliveredAt: minutesAgo(4) });
    for (const { id } of [first, second]) payloads.set(id, { id });
    expect(await run()).toMatchObject({ missed: 2, fetched: 2, reconciled: 0 });

    expect(accepted.map(({ guid }) => guid)).toEqual([first.guid, second.guid]);
    expect(accepted[0]).toMatchObject({
      ...{ event: 'installation', action: 'suspend', installationId: 1, repositoryId: null },
      ...{ receivedAt: noon, payload: JSON.stringify({ id: first.id }) },
      bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await run()).toMatchObject({ missed: 0, fetched: 0 });
  });

  it('and whose payload GitHub keeps no more lead to a look instead', async () => {
    missed('check_run', 'rerequested');
    expect(await run()).toMatchObject({ fetched: 1, reconciled: 1 });
    expect(requested).toMatchObject([{ repository: quotes, missed: ['checks'] }]);

    missed('installation', 'created', { repositoryId: null });
    await run();
    expect(requested.slice(1)).toEqual(expect.arrayContaining(everywhere));
  });

  it.each([
    [59, 1],
    [60, 0],
  ])('and are a merge group asked for %i minutes ago are fetched %i times', async (minutes, times) => {
    last = { mark: minutesAgo(300), scannedAt: minutesAgo(300) };
    const group = missed('merge_group', 'checks_requested', { deliveredAt: minutesAgo(minutes) });
    payloads.set(group.id, {});
    await run();
    expect(accepted).toHaveLength(times);
    expect(requested).toEqual([]);
  });
});

describe('F5: missed comments', () => {
  const written = (id: number, body: string) => ({
    ...{ id, body, issueNumber: 7, appId: null, isOnPullRequest: true, authorId: 3 },
    author: { id: 3, login: 'mia', isPerson: true },
    ...{ createdAt: minutesAgo(3), updatedAt: minutesAgo(3) },
  });

  it('are fetched where they are commands, and no others', async () => {
    comments = [written(31, 'Fine with me.'), written(32, '/rung recheck')];
    const [talk, command] = [missed('issue_comment', 'created'), missed('issue_comment', 'created')];
    payloads.set(talk.id, { comment: { id: 31 } });
    payloads.set(command.id, { comment: { id: 32 } });
    expect(await run()).toMatchObject({ missed: 2, reconciled: 0 });
    expect(accepted.map(({ guid }) => guid)).toEqual([command.guid]);
  });

  it('cost one list where none is a command', async () => {
    comments = [written(31, 'Fine with me.')];
    missed('issue_comment', 'created');
    expect(await run()).toMatchObject({ fetched: 0, reconciled: 0 });
  });

  it('whose payload is gone are carried out from the list of comments', async () => {
    comments = [written(32, '/rung recheck')];
    missed('issue_comment', 'created');
    await run();
    expect(accepted).toEqual([]);
    expect(requested).toMatchObject([{ repository: quotes, missed: ['comments'] }]);
  });

  it.each([
    ['was tried again hours later, in vain too', [300, 3]],
    ['came hours late, as GitHub may deliver', [3]],
  ])('are fetched where the delivery of a command %s', async (_, attempts) => {
    last = { mark: minutesAgo(400), scannedAt: minutesAgo(400) };
    comments = [{ ...written(32, '/rung recheck'), createdAt: minutesAgo(301) }];
    for (const minutes of attempts) {
      const attempt = { id: 1000 - minutes, guid: 'same', deliveredAt: minutesAgo(minutes) };
      payloads.set(missed('issue_comment', 'created', attempt).id, { comment: { id: 32 } });
    }
    await run();

    expect(accepted.map(({ guid }) => guid)).toEqual(['same']);
  });
});

describe('F7: a payload that GitHub does not give', () => {
  it('keeps nothing else from being made good, and the mark stays', async () => {
    const before = last;
    brokenId = missed('check_run', 'rerequested').id;
    const other = missed('check_run', 'rerequested');
    payloads.set(other.id, {});
    missed('pull_request', 'opened');
    await expect(run()).rejects.toThrow('No answer');

    expect(accepted.map(({ guid }) => guid)).toEqual([other.guid]);
    expect(requested).toMatchObject([{ repository: quotes, missed: ['pull-requests'] }]);
    expect(last).toBe(before);
  });

  it.each([
    ['three payloads in a row', new GatewayError('unavailable', 'No answer in time.'), 3],
    ['a rest', new GatewayError('rate-limited', 'It rests.', { retryAfterSeconds: 60 }), 1],
  ])('is not asked for the others after %s; what needs none is made good', async (_, problem, asks) => {
    silence = problem;
    for (let each = 0; each < 50; each += 1) missed('check_run', 'rerequested');
    missed('pull_request', 'opened');
    await expect(run()).rejects.toThrow(problem.message);

    expect(payloadsAsked).toBe(asks);
    expect(requested).toMatchObject([{ repository: quotes, missed: ['pull-requests'] }]);
  });
});

describe('F5: everything is looked at', () => {
  it('once on a new database, though nobody knows since when', async () => {
    last = undefined;
    expect(await run()).toMatchObject({ reconciled: 2 });
    expect(requested).toEqual(everywhere);
    expect(requested[0]?.since).toBeNull();
    expect(listing.since).toBeNull();

    expect(await run()).toMatchObject({ reconciled: 0 });
    expect(untold).toEqual([]);
  });

  it('DL-3: where the mark lies before what GitHub keeps, and not at its edge', async () => {
    const scannedAt = new Date(noon.getTime() - 3 * dayMs);
    last = { mark: scannedAt, scannedAt };
    await run();
    expect(requested).toEqual([]);
    expect(listing.since).toEqual(scannedAt);
    expect(untold).toEqual([]);

    const mark = new Date(scannedAt.getTime() - 1);
    last = { mark, scannedAt };
    await run();
    expect(requested.map(({ since }) => since)).toEqual([mark, mark]);
    expect(untold).toEqual([{ from: mark, to: noon }]);
  });

  it('where there are more deliveries since the mark than can be listed, with a server or without one', async () => {
    listing.complete = false;
    const before = last;
    const opened = missed('pull_request', 'opened');
    await run();
    expect(requested).toEqual(everywhere);
    expect(untold).toEqual([{ from: minutesAgo(6), to: noon }]);

    requested = [];
    known.clear();
    last = before;
    listed.push({ ...opened, guid: 'known', deliveredAt: minutesAgo(6) });
    known.add('known');
    await run();
    expect(requested).toMatchObject([{ repository: quotes, missed: ['pull-requests'] }]);
    untold = [];

    requested = [];
    last = { mark: minutesAgo(30), scannedAt: minutesAgo(30) };
    await run();
    expect(requested).toEqual(everywhere);
    expect(untold).toEqual([{ from: minutesAgo(30), to: noon }]);
  });

  it('where GitHub has no list of deliveries, after a time without a server; which is said once', async () => {
    failure = new GatewayError('not-found', 'GitHub has no deliveries.');
    const services = servicesOf();
    await run(services);
    expect(requested).toEqual([]);

    last = { mark: minutesAgo(30), scannedAt: minutesAgo(30) };
    await run(services);
    expect(requested).toEqual(everywhere);
    expect(lines.filter(({ message }) => message.includes('lists no deliveries'))).toHaveLength(1);
  });
});

describe('F5: the mark', () => {
  it('stays where it is when what was missed could not be asked for', async () => {
    missed('pull_request', 'opened');
    queueFails = true;
    const before = last;
    await expect(run()).rejects.toThrow('the database is away');
    expect(last).toEqual(before);

    queueFails = false;
    expect(await run()).toMatchObject({ reconciled: 1 });
  });

  it('stays where it is when one installation could not be looked at; the others are', async () => {
    missed('pull_request', 'opened', { installationId: 2, repositoryId: 9 });
    missed('pull_request', 'opened');
    restingId = 2;
    const before = last;
    await expect(run()).rejects.toThrow('rests');
    expect(last).toEqual(before);
    expect(requested).toMatchObject([{ repository: quotes }]);
  });

  it('F24: of a clock that was ahead tells nothing: everything is looked at', async () => {
    last = { mark: minutesAgo(-60 * 24), scannedAt: minutesAgo(-60 * 24) };
    await run();
    expect(requested).toEqual(expect.arrayContaining(everywhere));
    expect(last).toEqual({ mark: minutesAgo(1), scannedAt: noon });
  });

  it('stays where it is when GitHub does not answer', async () => {
    failure = new GatewayError('unavailable', 'GitHub answered 502.');
    const before = last;
    await expect(run()).rejects.toThrow('502');
    expect(last).toEqual(before);
  });
});
