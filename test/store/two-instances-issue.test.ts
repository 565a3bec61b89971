import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { settle, until } from '../../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';
import { daySeconds, files, improvementsOf, rungComments, rungIssues } from '../support/issue-stage.ts';
import { storyClock } from '../support/story-clock.ts';

const postgresql = databaseKinds.find(({ kind }) => kind === 'postgresql');

describe.skipIf(!postgresql?.isThere)(`F14: two servers and the ladder, ${postgresql?.title}`, () => {
  const clock = storyClock();
  let opened: TestStore;
  let stage: Stage;
  let servers: readonly RunningApp[];

  beforeAll(async () => {
    opened = await openTestStore({ kind: 'postgresql' });
    let like: ServerOptions | undefined;
    let first: RunningApp | undefined;
    stage = await openStage({
      ...{ database: opened.options, clock: clock.now, change: { now: clock.now } },
      async startServer(options) {
        like = options;
        first = await startApp(options);

        return first;
      },
    });
    if (like === undefined || first === undefined) throw new Error('No server was started.');
    servers = [first, await startApp({ ...like, port: 0 })];
  });
  afterAll(async () => {
    await servers?.[1]?.close();
    await stage?.close();
    await opened?.close();
  });

  test('whoever of them takes a turn: one maturity issue, one improvement issue a week, nothing said twice', async () => {
    const { world, journal } = stage.github;
    const repositories = ['one', 'two', 'three'].map(name =>
      world.createRepository(`harbour/${name}`, { files }),
    );
    world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
    const installationId = world.install('harbour').id;
    await settle(stage);
    const { ladders } = stage.server.store;
    for (const { id } of repositories) await ladders.begin(id, clock.now());

    for (const work of ['backfill', 'assess', 'assess', 'assess'] as const) {
      for (const { id, record } of repositories) {
        const repository = { installationId, id, owner: 'harbour', name: record.name };
        // Asked for by both at once, and again while it is under way.
        for (const { queue } of [...servers, ...servers]) void queue.requestLadder({ repository, work });
      }
      await until('the turns', async () => {
        const states = await Promise.all(repositories.map(({ id }) => ladders.find(id)));

        return states.every(state => state?.dueAt != null && state.dueAt > clock.now()) || undefined;
      });
      await settle(stage);
      clock.pass(7 * daySeconds);
    }

    for (const repository of repositories) {
      expect(rungIssues(repository)).toHaveLength(4);
      expect(improvementsOf(repository)).toHaveLength(3);
      for (const issue of rungIssues(repository)) {
        const said = rungComments(repository, issue).map(({ body }) => body);
        expect(new Set(said).size).toBe(said.length);
      }
    }
    expect(journal.invalid()).toEqual([]);
  }, 120_000);
});
