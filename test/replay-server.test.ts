import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StandIn, startGitHub } from '../src/playground/github/start-github.ts';
import { findDelivery } from '../src/replay-server.ts';
import { databaseKinds, openTestStore } from './support/database.ts';

let github: StandIn;
beforeAll(async () => {
  github = await startGitHub();
  const repository = github.world.createRepository('harbour/quotes', { files: { a: 'a\n' } });
  github.world.install('harbour');
  for (let push = 0; push < 150; push++) repository.push('main', { a: `${push}\n` });
});
afterAll(() => github.close());

const settings = (databaseUrl?: string) => ({
  ...{ appId: github.app.id, privateKey: github.app.privateKey, githubUrl: github.url },
  database: databaseUrl === undefined ? { dataDir: '/nowhere' } : { databaseUrl },
});

test('a GUID is found among the deliveries that GitHub lists, however many pages back', async () => {
  const [oldest] = github.deliveries.log;

  expect(github.deliveries.log.length).toBeGreaterThan(100);
  expect(await findDelivery(settings(), oldest?.guid ?? '')).toEqual({
    ...{ guid: oldest?.guid, event: oldest?.event },
    payload: JSON.parse(oldest?.body ?? ''),
  });
});

test('a GUID that nobody knows is one line that says where it was looked for', async () => {
  const guid = randomUUID();
  const unreachable = 'postgresql://127.0.0.1:1/rung';

  await expect(findDelivery(settings(), guid)).rejects.toThrow(
    `There is no delivery ${guid} to replay: it is not among the ${github.deliveries.log.length} deliveries that GitHub lists.`,
  );
  await expect(findDelivery(settings(unreachable), guid)).rejects.toThrow(
    'the database cannot be used; it is not among',
  );
});

const { isThere } = databaseKinds.find(({ kind }) => kind === 'postgresql') ?? { isThere: false };
describe.skipIf(!isThere)('on PostgreSQL', () => {
  test('a delivery that waits is found in the database', async () => {
    const opened = await openTestStore({ kind: 'postgresql' });
    try {
      await opened.queue.start();
      const guid = randomUUID();
      await opened.store.inbox.accept({
        ...{ guid, event: 'pull_request', action: 'opened', installationId: 3, repositoryId: 7 },
        ...{ bodySha256: '', receivedAt: new Date(), payload: '{"action":"opened"}' },
      });
      const url = 'databaseUrl' in opened.options ? opened.options.databaseUrl : '';

      expect(await findDelivery(settings(url), guid)).toEqual({
        ...{ guid, event: 'pull_request', payload: { action: 'opened' } },
      });
    } finally {
      await opened.close();
    }
  });
});
