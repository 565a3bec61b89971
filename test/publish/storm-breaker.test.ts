import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GitHub, NewCheckRun } from '../../src/github/port.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { createStormBreaker } from '../../src/publish/storm-breaker.ts';
import { createWriteGateway } from '../../src/publish/write-gateway.ts';
import { commentMarker, withMarker } from '../../src/render/comment-marker.ts';
import { md } from '../../src/render/markdown.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryEffects } from '../support/memory-effects.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { playStorm } from './storm.ts';

const installations = 25;
const pullRequests = 10_000;
const mostNewComments = 300;
const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };

interface Created {
  readonly installationId: number;
  readonly atMs: number;
  readonly body: string;
}

const clock = clockAt();
const { log, lines } = recordedLog();
const created: Created[] = [];
const edits: number[] = [];
const checkRuns: NewCheckRun[] = [];
let putOff: readonly number[] = [];
let opened: TestStore;

/** GitHub as far as these writes need it. */
const github = {
  appId: 17,
  writes: ({ installationId }: RepositoryRef) => ({
    comments: async () => [],
    async createComment(_: number, body: string) {
      created.push({ installationId, atMs: clock.now().getTime(), body });
      return { id: created.length };
    },
    async updateComment(id: number) {
      edits.push(id);
    },
    async createCheckRun(run: NewCheckRun) {
      checkRuns.push(run);
      return { id: checkRuns.length };
    },
  }),
} as unknown as GitHub;

/** One of several servers, or the same one after a restart. */
function startGateway() {
  const { lanes, breakers } = opened.store;
  const shared = { lanes, log, now: clock.now, random: () => 0 };
  const breaker = createStormBreaker({ ...shared, breakers, mostNewComments });
  const limiter = createLimiter({ ...shared, breaker });

  return createWriteGateway({
    ...{ ...shared, github, limiter, effects: new MemoryEffects(), dryRun: false },
    ...{ issues: opened.store.issues, texts, language: 'en' },
  });
}

function repositoryOf(number: number): RepositoryRef {
  const installationId = 1 + (number % installations);
  return { installationId, id: installationId, owner: `owner-${installationId}`, name: 'quotes' };
}

function comment(gateway: ReturnType<typeof startGateway>, number: number) {
  const marker = commentMarker('sticky', github.appId);
  const body = withMarker(`Nobody asked ${md('@harbour/all')} about ${md('#1')}.`, marker);
  return gateway.createComment(repositoryOf(number), { key: `sticky/${number}`, number, marker }, body);
}

beforeAll(async () => {
  opened = await openTestStore({ now: clock.now });
  const servers = [startGateway(), startGateway()];
  // A rule that is wrong wants to say something on every pull request.
  putOff = await playStorm(pullRequests, clock, number =>
    comment(servers[number % 2] ?? expect.fail(), number),
  );
}, 60_000);
afterAll(() => opened.close());

describe('T17: a faulty rule on 10,000 pull requests of 25 installations', () => {
  test('creates as many comments as are allowed, and not one more', () => {
    expect(created).toHaveLength(mostNewComments);
  });

  test('stays within the caps of each installation', () => {
    for (let installationId = 1; installationId <= installations; installationId += 1) {
      const times = created.filter(each => each.installationId === installationId).map(({ atMs }) => atMs);
      const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
    }
  });

  test('mentions nobody', () => {
    expect(created.filter(({ body }) => /@|#1/.test(body))).toEqual([]);
  });

  test('opens the breaker, and says so once, with what to do', async () => {
    expect(await opened.store.breakers.list()).toMatchObject([
      { name: 'new-comments', reason: 'more than 300 new comments in 10 minutes' },
    ]);
    const errors = lines.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('rung breakers resume new-comments');
  });

  test('loses nothing: what is held back comes again later', () => {
    expect(putOff.length + created.length).toBe(pullRequests);
  });

  test('does not stop check runs nor edits of comments', async () => {
    const gateway = startGateway();
    const effect = {
      topic: 'ci-status',
      subject: 's',
      evaluationId: 'e',
      headSha: 'a',
      startedAt: clock.now(),
    };
    const output = { title: 'Title', summary: 'Summary', text: null, annotations: [] };
    await gateway.startCheckRun(repositoryOf(1), effect as never, output);
    expect(await gateway.updateComment(repositoryOf(1), 1, 'All is well.')).toBe('written');

    expect([checkRuns.length, edits]).toEqual([1, [1]]);
  });

  test('holds comments back after a restart too, until a person resumes them', async () => {
    const number = putOff[0] ?? expect.fail();
    clock.advance(24 * 3600);
    await expect(comment(startGateway(), number)).rejects.toMatchObject({
      ...{ kind: 'rate-limited', retryAfterSeconds: 1800 },
    });

    expect(await opened.store.breakers.resume('new-comments')).toBe(true);
    await expect(comment(startGateway(), number)).resolves.toBe(mostNewComments + 1);
  });
});
