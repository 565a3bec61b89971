import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github/create-github.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { createStormBreaker } from '../../src/publish/storm-breaker.ts';
import { createWriteGateway } from '../../src/publish/write-gateway.ts';
import type { FiledIssues } from '../../src/store/issue-port.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { clockAt } from '../support/github-adapter.ts';
import { recordedLog } from '../support/recorded-log.ts';

const hour = 3600;
const day = 24 * hour;
const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

let clock: ReturnType<typeof clockAt>;
let standIn: StandIn;
let opened: TestStore;
let installationId: number;
let heldBack: string[];

beforeAll(async () => {
  opened = await openTestStore({ now: () => clock.now() });
});
afterAll(() => opened.close());
beforeEach(async () => {
  clock = clockAt();
  standIn = await startGitHub({ clock: clock.now });
  await opened.empty();
  installationId = standIn.world.install('harbour').id;
  heldBack = [];
});
afterEach(async () => {
  expect(standIn.journal.invalid()).toEqual([]);
  await standIn.close();
});

/** One of several servers, or the same one after a restart. */
function startGateway(mostNewComments = 300, issues = opened.store.issues) {
  const { lanes, breakers, effects } = opened.store;
  const { log } = recordedLog();
  const shared = { lanes, log, now: clock.now, random: () => 0 };
  const { id: appId, privateKey } = standIn.app;
  return createWriteGateway({
    github: createGitHub({ appId, privateKey, baseUrl: standIn.url, now: clock.now, log }),
    limiter: createLimiter({
      ...shared,
      breaker: createStormBreaker({ ...shared, breakers, mostNewComments }),
    }),
    ...{ effects, issues, texts, language: 'en', dryRun: false, now: clock.now, log },
    onIssueHeldBack: reason => void heldBack.push(reason),
  });
}

async function place(name = 'quotes'): Promise<RepositoryHandle> {
  const handle = standIn.world.createRepository(`harbour/${name}`);
  await opened.store.repositories.put({ installationId, id: handle.id, owner: 'harbour', name });
  return handle;
}

const budget = { open: 3, perWeek: 1 };

async function file(handle: RepositoryHandle, subject: string, gateway = startGateway(), more = {}) {
  const { id } = handle;
  const repository = { installationId, id, owner: 'harbour', name: handle.record.name };
  const effect = { key: `issue/${id}/${subject}`, subject, budget, ...more };
  try {
    return (await gateway.createIssue(repository, effect, { title: subject, body: 'Text' })).kind;
  } finally {
    clock.advance(1);
  }
}

async function end(handle: RepositoryHandle, subject: string): Promise<void> {
  const row = (await opened.store.issues.find(handle.id, subject)) ?? expect.fail();
  await opened.store.issues.put({ ...row, ending: 'done', endedAt: clock.now() });
}

describe('IS-12: the budget of a repository', () => {
  test('is one improvement issue a week, counted in the database, whichever process asks', async () => {
    const quotes = await place();
    expect(await file(quotes, 'maturity', startGateway(), { budget: null })).toBe('created');
    expect(await file(quotes, 'one')).toBe('created');
    expect(await file(quotes, 'two')).toBe('held-back');
    clock.advance(6 * day);
    expect(await file(quotes, 'two')).toBe('held-back');
    clock.advance(day);
    expect(await file(quotes, 'two')).toBe('created');
    expect(quotes.conversation.issues()).toHaveLength(3);
    expect(heldBack).toEqual(['week', 'week']);
  });

  test('a weekly turn that comes a little earlier than the last one is a week later', async () => {
    const quotes = await place();
    await file(quotes, 'one');
    clock.advance(7 * day - 2 * hour - 2);
    expect(await file(quotes, 'two')).toBe('held-back');
    expect(await file(quotes, 'two')).toBe('created');
  });

  test('is three open at once: one that ended makes room', async () => {
    const quotes = await place();
    for (const subject of ['one', 'two', 'three']) {
      expect(await file(quotes, subject)).toBe('created');
      clock.advance(8 * day);
    }
    expect(await file(quotes, 'four')).toBe('held-back');
    await end(quotes, 'two');
    expect(await file(quotes, 'four')).toBe('created');
    expect(heldBack).toEqual(['open']);
  });

  test('is what the policy says of it', async () => {
    const quotes = await place();
    const more = { budget: { open: 2, perWeek: 5 } };
    for (const subject of ['one', 'two', 'three'])
      expect(await file(quotes, subject, startGateway(), more)).toBe(
        subject === 'three' ? 'held-back' : 'created',
      );
    expect(await file(quotes, 'four', startGateway(), { budget: { open: 0, perWeek: 1 } })).toBe('held-back');
  });

  test('is looked at again in the lane: another process may have filed one meanwhile', async () => {
    const quotes = await place();
    const { issues } = opened.store;
    let isFirst = true;
    const late: FiledIssues = {
      ...issues,
      async count(repositoryId, since) {
        const counted = await issues.count(repositoryId, since);
        if (isFirst) {
          isFirst = false;
          expect(await file(quotes, 'one')).toBe('created');
        }
        return counted;
      },
    };
    expect(await file(quotes, 'two', startGateway(300, late))).toBe('held-back');
    expect(quotes.conversation.issues()).toHaveLength(1);
  });

  test('costs no request once it is spent', async () => {
    const quotes = await place();
    await file(quotes, 'one');
    const before = standIn.journal.entries.length;
    expect(await file(quotes, 'two')).toBe('held-back');
    expect(standIn.journal.entries).toHaveLength(before);
  });

  test('does not hold back an issue that is there already', async () => {
    const quotes = await place();
    await file(quotes, 'one');
    expect(await file(quotes, 'one')).toBe('adopted');
  });
});

test('IS-13: an installation gets twenty new issues an hour, of any kind', async () => {
  const places = await Promise.all(Array.from({ length: 21 }, (_, index) => place(`r${index}`)));
  const kinds: string[] = [];
  const gateway = startGateway();
  for (const handle of places) kinds.push(await file(handle, 'maturity', gateway, { budget: null }));
  expect(kinds).toEqual([...Array(20).fill('created'), 'held-back']);
  expect(heldBack).toEqual(['hour']);
  clock.advance(hour - 22);
  expect(await file(places[20] ?? expect.fail(), 'maturity', gateway, { budget: null })).toBe('held-back');
  clock.advance(1);
  expect(await file(places[20] ?? expect.fail(), 'maturity', gateway, { budget: null })).toBe('created');
});

describe('T17: the storm breaker', () => {
  test('counts an issue as three comments; what the budget held back it does not count', async () => {
    const quotes = await place();
    const gateway = startGateway(7);
    await file(quotes, 'one', gateway);
    for (const subject of ['two', 'three', 'four']) await file(quotes, subject, gateway);
    expect(await file(await place('ledger'), 'one', gateway)).toBe('created');
    const prices = await place('prices');
    expect(await gatewayFailure(file(prices, 'one', gateway))).toMatchObject({
      ...{ kind: 'rate-limited', retryAfterSeconds: 1800 },
    });
    expect(prices.conversation.issues()).toEqual([]);
    expect(await opened.store.breakers.list()).toMatchObject([{ name: 'new-comments' }]);
  });

  test('opened by comments, it stops issues too, and edits of issues go on', async () => {
    const quotes = await place();
    expect(await file(quotes, 'one')).toBe('created');
    await opened.store.breakers.open('new-comments', 'too many');
    expect((await gatewayFailure(file(await place('ledger'), 'one'))).kind).toBe('rate-limited');
    const repository = { installationId, id: quotes.id, owner: 'harbour', name: 'quotes' };
    const [issue] = quotes.conversation.issues();
    const updating = startGateway().updateIssue(
      repository,
      { number: issue?.number ?? 0, subject: 'one' },
      'Done.',
    );
    expect(await updating).toBe('written');
    await opened.store.breakers.resume('new-comments');
    clock.advance(1);
    expect(await file(await place('prices'), 'one')).toBe('created');
  });
});

test('a budget that cannot be looked up is not free', async () => {
  const quotes = await place();
  const gateway = startGateway();
  await opened.database.pool.query('alter table filed_issue rename to elsewhere');
  expect((await gatewayFailure(file(quotes, 'one', gateway))).kind).toBe('unavailable');
  expect(quotes.conversation.issues()).toEqual([]);
});
