import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GitHub } from '../../src/github/port.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { createRequestQuota } from '../../src/publish/request-quota.ts';
import { createStormBreaker } from '../../src/publish/storm-breaker.ts';
import { createWriteGateway } from '../../src/publish/write-gateway.ts';
import { commentMarker, withMarker } from '../../src/render/comment-marker.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryEffects } from '../support/memory-effects.ts';

const closed = 1;
const mostNewComments = 30;
const clock = clockAt();
let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore({ now: clock.now });
});
afterAll(() => opened.close());

test('an installation in which nobody may comment does not stop the comments of all others', async () => {
  const github = {
    appId: 17,
    writes: ({ installationId }: RepositoryRef) => ({
      comments: async () => [],
      async createComment() {
        if (installationId === closed)
          throw new GatewayError('forbidden', 'Resource not accessible by integration', { status: 403 });

        return { id: installationId };
      },
    }),
  } as unknown as GitHub;
  const { lanes, breakers, issues } = opened.store;
  const shared = { lanes, log: silentLog, now: clock.now, random: () => 0 };
  const breaker = createStormBreaker({ ...shared, breakers, mostNewComments });
  const gateway = createWriteGateway({
    ...{ ...shared, github, limiter: createLimiter({ ...shared, breaker }), effects: new MemoryEffects() },
    ...{ issues, texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') }, language: 'en', dryRun: false },
  });
  const marker = commentMarker('sticky', github.appId);
  const comment = (installationId: number, number: number) =>
    gateway.createComment(
      { installationId, id: installationId, owner: 'harbour', name: 'quotes' },
      { key: `sticky/${installationId}/${number}`, number, marker },
      withMarker('All is well.', marker),
    );

  // The same ten pull requests, checked again and again.
  for (let each = 0; each <= mostNewComments; each += 1) {
    clock.advance(1);
    expect(await comment(closed, each % 10)).toBeNull();
  }

  expect(await comment(2, 1)).toBe(2);
});

test('comments that were never sent, since the requests of an installation are spent, stop nobody else’s', async () => {
  await opened.empty();
  const { lanes, breakers } = opened.store;
  const shared = { lanes, log: silentLog, now: clock.now, random: () => 0 };
  const limiter = createLimiter({
    ...shared,
    breaker: createStormBreaker({ ...shared, breakers, mostNewComments }),
  });
  const quota = createRequestQuota(shared);
  const resetAt = new Date(clock.now().getTime() + 1_800_000);
  quota.told(1, { limit: 5000, remaining: 10, resetAt });
  const sent: number[] = [];
  // As the adapter does it: points first, then the request.
  const comment = (installationId: number) =>
    limiter.run(
      installationId,
      'notifying',
      async () => {
        await quota.admit(installationId, 5);
        sent.push(installationId);
      },
      { notices: 1 },
    );
  for (let each = 0; each <= mostNewComments; each += 1) {
    clock.advance(1);
    await expect(comment(1)).rejects.toThrow('is reached');
  }
  await comment(2);

  expect(sent).toEqual([2]);
});
