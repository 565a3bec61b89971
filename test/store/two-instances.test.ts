import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Server, ServerOptions } from '../../src/playground/scenario/server.ts';
import { settle } from '../../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { startServer } from '../support/start-server.ts';

/** Where a delivery goes: to the instances in turn, to both under its GUID, or to both as from two hooks. */
type Route = 'in turn' | 'both' | 'two hooks';

const postgresql = databaseKinds.find(({ kind }) => kind === 'postgresql');

describe.skipIf(!postgresql?.isThere)(`F14: two servers and one database, ${postgresql?.title}`, () => {
  let opened: TestStore;
  let stage: Stage;
  let second: Server;
  let front: Awaited<ReturnType<typeof startServer>>;
  let route: Route = 'in turn';
  let arrived = 0;

  beforeAll(async () => {
    opened = await openTestStore({ kind: 'postgresql' });
    let like: ServerOptions | undefined;
    stage = await openStage({
      database: opened.options,
      startServer: async options => {
        like = options;

        return await startApp(options);
      },
    });
    if (like === undefined) throw new Error('No server was started.');
    second = await startApp({ ...like, port: 0 });
    const urls = [stage.server.url, second.url];
    front = await startServer(async (incoming, outgoing) => {
      const body = await buffer(incoming);
      arrived += 1;
      const to = route === 'in turn' ? [urls[arrived % 2]] : urls;
      const answers = await Promise.all(
        to.map((url, index) => {
          const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers;
          if (route === 'two hooks' && index === 1) headers['x-github-delivery'] = randomUUID();

          return fetch(`${url}${incoming.url}`, {
            ...{ method: 'POST', body, headers: headers as Record<string, string> },
          });
        }),
      );
      outgoing.writeHead(Math.max(...answers.map(({ status }) => status))).end();
    });
    const [secret = ''] = like.webhookSecrets;
    stage.github.deliveries.sendTo({ url: `http://127.0.0.1:${front.port}${like.webhookPath}`, secret });
  });
  afterAll(async () => {
    await second?.close();
    await stage?.close();
    await front?.close();
    await opened?.close();
  });

  const runsOn = ({ checks }: RepositoryHandle, { headSha }: PullRequestHandle) =>
    checks
      .runs({ app: 'rung', headSha })
      .map(({ name, status, conclusion, title }) => ({ name, status, conclusion, title }))
      .toSorted((one, other) => one.name.localeCompare(other.name));
  const bodiesOn = ({ conversation }: RepositoryHandle, { number }: PullRequestHandle) =>
    conversation.comments(number).filter(({ app }) => app !== null);

  it.each<[string, Route]>([
    ['F14: each of them gets every second delivery', 'in turn'],
    ['F3: both of them get every delivery', 'both'],
    ['DL-7: both of them get every delivery, under a GUID of its own', 'two hooks'],
  ])(
    '%s: one comment, one check run of each topic, one reply',
    async (_, how) => {
      route = how;
      const owner = how.replace(' ', '-');
      const { world } = stage.github;
      const repository = world.createRepository(`${owner}/quotes`, {
        files: { 'src/index.ts': 'export {};\n' },
      });
      world.createRepository(`${owner}/.github`, { files: { '.github/rung.yml': 'start: enforce\n' } });
      world.install(owner);
      repository.setRole('ada', 'maintain');
      const pull = openSmallPull(repository, 'fix');
      runSmallCi(repository, pull, 6);
      await settle(stage);

      expect(runsOn(repository, pull)).toEqual([
        expect.objectContaining({ name: 'Rung / CI status', status: 'completed', conclusion: 'success' }),
        expect.objectContaining({ name: 'Rung / Definition of done', conclusion: 'neutral' }),
        {
          ...{ name: 'Rung / Incremental coverage', status: 'completed', conclusion: 'failure' },
          title: judgedAt(6).replace('failure: ', ''),
        },
        expect.objectContaining({ name: 'Rung / WIP limit', status: 'completed', conclusion: 'success' }),
      ]);
      expect(bodiesOn(repository, pull)).toHaveLength(1);

      const asked = repository.conversation.comment(pull.number, '/rung help', 'ada');
      for (let each = 0; each < 4; each += 1) pull.edit({ title: `Told again ${each}` });
      await settle(stage);

      expect(runsOn(repository, pull)).toHaveLength(4);
      const [sticky, ...replies] = bodiesOn(repository, pull);
      expect(sticky?.body).toContain('60.00%');
      expect(replies.map(({ body }) => body.includes(`rung:reply/${asked.id}:`))).toEqual([true]);
      expect(stage.github.journal.invalid()).toEqual([]);
    },
    60_000,
  );
});
