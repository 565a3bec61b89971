import { setImmediate } from 'node:timers/promises';
import nock from 'nock';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { adapter, api, grantTokens, quotes, repositoryPath } from '../support/github-adapter.ts';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

test('an answer that has arrived is not parsed before that is allowed', async () => {
  grantTokens();
  api().get(`${repositoryPath}/git/commits/a`).reply(200, { sha: 'a', parents: [] });
  const allowed = Promise.withResolvers<void>();
  const beforeParsing = vi.fn(() => allowed.promise);
  const { github } = adapter({ beforeParsing });
  const reading = github.reads(quotes).commit('a');

  await vi.waitFor(() => expect(beforeParsing).toHaveBeenCalledOnce());
  expect(await Promise.race([reading, setImmediate('waits')])).toBe('waits');
  allowed.resolve();
  expect(await reading).toMatchObject({ sha: 'a' });
  // The token's answer, and the commit's.
  expect(beforeParsing).toHaveBeenCalledTimes(2);
});
