import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { WriteGateway } from '../../src/publish/write-gateway.ts';
import { commentMarker, withMarker } from '../../src/render/comment-marker.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { writeGatewayScene } from '../support/write-gateway-scene.ts';

let scene: Awaited<ReturnType<typeof writeGatewayScene>>;
let gateway: WriteGateway;
let pull: PullRequestHandle;

beforeEach(async () => {
  scene = await writeGatewayScene();
  gateway = scene.startGateway();
  pull = scene.quotes.openPullRequest({ head: 'fix', author: 'ada' });
});
afterEach(() => scene.standIn.close());

const createRoute = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const listRoute = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const reactRoute = 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions';
const marker = commentMarker('sticky', 4711);

const body = (text = 'One thing to do.') => withMarker(text, marker);
const create = (by = gateway, text = body()) =>
  by.createComment(scene.repository, { key: 'sticky/1', number: pull.number, marker }, text);
const comments = () => scene.quotes.conversation.comments(pull.number);
const asked = (route: string) =>
  scene.standIn.journal.entries.filter(({ operation }) => operation === route).length;

describe('a comment', () => {
  test('is created by our App, with its marker', async () => {
    const id = await create();
    expect(comments()).toMatchObject([{ id, body: body(), app: { id: 4711 } }]);
    expect(scene.standIn.journal.invalid()).toEqual([]);
  });

  test('is created once, however often and by how many processes it is asked for', async () => {
    const id = await create();
    await Promise.all([create(), create()]);
    scene.clock.advance(1);
    await expect(create(scene.startGateway())).resolves.toBe(id);
    expect(comments()).toHaveLength(1);
    expect(asked(createRoute)).toBe(1);
  });

  test('asked for anew with another text is brought up to date', async () => {
    const id = await create();
    scene.clock.advance(1);
    await expect(create(scene.startGateway(), body('Two things.'))).resolves.toBe(id);
    expect(comments()).toMatchObject([{ id, body: body('Two things.') }]);
  });

  test('is found again behind 130 others when our own record is lost, and brought up to date', async () => {
    for (let each = 0; each < 130; each += 1)
      scene.quotes.conversation.comment(pull.number, `${each}`, 'ada');
    const id = await create();
    scene.clock.advance(1);
    scene.effects.rows.clear();
    await expect(create(scene.startGateway(), body('Two things.'))).resolves.toBe(id);
    expect(comments()).toHaveLength(131);
    expect(comments().at(-1)?.body).toBe(body('Two things.'));
  });

  test.each([
    ['of another App', () => scene.quotes.conversation.commentAsApp(pull.number, body(), 'rung-staging')],
    ['of a person', () => scene.quotes.conversation.comment(pull.number, body(), 'eve')],
  ])('%s with our marker is not taken for ours', async (_, say) => {
    const foreign = say();
    const id = await create();
    expect(id).not.toBe(foreign.id);
    expect(comments()).toHaveLength(2);
  });

  test('that only quotes our marker is not taken for the one looked for', async () => {
    const reply = withMarker(`\`${marker}\``, commentMarker('reply/7', 4711));
    await gateway.createComment(
      scene.repository,
      { key: 'reply/7', number: pull.number, marker: commentMarker('reply/7', 4711) },
      reply,
    );
    scene.clock.advance(1);
    await create();
    expect(comments().map(each => each.body)).toEqual([reply, body()]);
  });

  test('is not written in dry run', async () => {
    const dry = scene.startGateway(true);
    await expect(create(dry)).resolves.toBeNull();
    await expect(dry.updateComment(scene.repository, 5, body())).resolves.toBe('skipped');
    await dry.react(scene.repository, 5, 'eyes');
    expect(scene.standIn.journal.entries).toEqual([]);
    expect(scene.effects.rows.size).toBe(0);
  });

  test('without its marker is a mistake of ours', async () => {
    await expect(create(gateway, 'No marker.')).rejects.toThrow('no marker');
  });

  test('that is too long keeps its first line, its foot and its marker', async () => {
    const long = body(`# Top\n\n${'- a line of the middle\n'.repeat(5000)}\nThe foot.`);
    await create(gateway, long);
    const [written] = comments();
    expect(Buffer.byteLength(written?.body ?? '')).toBeLessThanOrEqual(60_000);
    expect(written?.body).toMatch(/^# Top\n/);
    expect(written?.body.endsWith(`The foot.\n\n${marker}`)).toBe(true);
    expect(scene.standIn.journal.invalid()).toEqual([]);
  });
});

describe('an update', () => {
  test('changes the comment in place', async () => {
    const id = (await create()) ?? 0;
    scene.clock.advance(1);
    await expect(gateway.updateComment(scene.repository, id, body('Done.'))).resolves.toBe('written');
    expect(comments()).toMatchObject([{ id, body: body('Done.') }]);
  });

  test('of a deleted comment says so', async () => {
    const id = (await create()) ?? 0;
    for (const comment of comments()) scene.quotes.conversation.delete(comment, 'ada');
    scene.clock.advance(1);
    await expect(gateway.updateComment(scene.repository, id, body('Done.'))).resolves.toBe('gone');
    expect(comments()).toEqual([]);
  });
});

describe('in a locked conversation', () => {
  test('nothing is written and nothing fails', async () => {
    const id = (await create()) ?? 0;
    pull.lock();
    scene.effects.rows.clear();
    for (const comment of comments()) scene.quotes.conversation.delete(comment, 'ada');
    const said = scene.quotes.conversation.comment(pull.number, '/rung help', 'ada');
    const step = () => scene.clock.advance(1);
    step();
    await expect(create()).resolves.toBeNull();
    step();
    await expect(gateway.updateComment(scene.repository, said.id, body())).resolves.toBe('refused');
    step();
    await gateway.react(scene.repository, said.id, 'confused');
    expect(comments()).toMatchObject([{ id: said.id, reactions: [] }]);
    expect(id).toBeGreaterThan(0);
  });

  test('the comment is created once it is unlocked', async () => {
    pull.lock();
    await create();
    pull.unlock();
    scene.clock.advance(1);
    await expect(create()).resolves.toBeGreaterThan(0);
    expect(comments()).toHaveLength(1);
  });
});

test('F2: a reaction whose answer was lost stands once', async () => {
  const said = scene.quotes.conversation.comment(pull.number, '/rung help', 'ada');
  scene.standIn.faults.add({ route: reactRoute, fault: { kind: 'accept-then-reset' } });
  await gatewayFailure(gateway.react(scene.repository, said.id, 'eyes'));
  scene.clock.advance(1);
  await scene.startGateway().react(scene.repository, said.id, 'eyes');
  expect(said.reactions.map(({ content }) => content)).toEqual(['eyes']);
});

test('F2: an update whose answer was lost is there once it is repeated', async () => {
  const id = (await create()) ?? 0;
  scene.clock.advance(1);
  scene.standIn.faults.add({
    route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    fault: { kind: 'accept-then-reset' },
  });
  await gatewayFailure(gateway.updateComment(scene.repository, id, body('Done.')));
  scene.clock.advance(1);
  await scene.startGateway().updateComment(scene.repository, id, body('Done.'));
  expect(comments()).toMatchObject([{ id, body: body('Done.') }]);
});

test('PC-3: the comment is found behind 130 others, by marker and App; PC-15: one of another App never', async () => {
  const { conversation } = scene.quotes;
  conversation.commentAsApp(pull.number, body(), 'rung-staging');
  for (let each = 0; each < 130; each += 1) conversation.comment(pull.number, `${each}`, 'ada');
  const own = conversation.commentAsApp(pull.number, body(), 'rung');
  const effect = { key: 'sticky/1/before', number: pull.number, marker };

  await expect(gateway.findComment(scene.repository, effect, 'none')).resolves.toBe(own.id);
  const sent = asked(listRoute);
  await expect(scene.startGateway().findComment(scene.repository, effect, 'none')).resolves.toBe(own.id);
  expect(asked(listRoute)).toBe(sent);
  await expect(scene.startGateway(true).findComment(scene.repository, effect, 'none')).resolves.toBeNull();
});

test('a comment that was not there is looked for again once one was begun', async () => {
  const before = { key: 'sticky/1/before', number: pull.number, marker };
  const first = { ...before, key: 'sticky/1/after-nothing' };
  const find = () => scene.startGateway().findComment(scene.repository, before, first.key);
  await expect(find()).resolves.toBeNull();
  const sent = asked(listRoute);
  await expect(find()).resolves.toBeNull();
  expect(asked(listRoute)).toBe(sent);
  // The process ends before it keeps that.
  const id = await gateway.createComment(scene.repository, first, body());

  await expect(find()).resolves.toBe(id);
});

test('a reaction stands once', async () => {
  const said = scene.quotes.conversation.comment(pull.number, '/rung help', 'ada');
  await gateway.react(scene.repository, said.id, 'eyes');
  scene.clock.advance(1);
  await gateway.react(scene.repository, said.id, 'eyes');
  expect(said.reactions.map(({ content }) => content)).toEqual(['eyes']);
  expect(asked(reactRoute)).toBe(2);
});

describe('F2: one comment comes out of', () => {
  const faults = [
    { kind: 'status', status: 500 },
    { kind: 'bad-gateway' },
    { kind: 'reset' },
    { kind: 'half-body' },
    { kind: 'accept-then-reset' },
    { kind: 'secondary-limit', retryAfterSeconds: 30 },
    { kind: 'quota-exhausted', resetSeconds: 30 },
  ] as const;
  const cases = faults.flatMap(fault =>
    [createRoute, listRoute].flatMap(route =>
      [0, 30].map(lagSeconds => ({ fault, route: route.split(' ')[0], at: route, lagSeconds })),
    ),
  );

  /** The job is tried again, by a new process, as often as it fails. */
  async function persist() {
    for (let tries = 0; ; tries += 1) {
      try {
        return await create(scene.startGateway());
      } catch (error) {
        if (tries === 4) throw error;
        scene.clock.advance(61);
      }
    }
  }

  test.each(cases)(
    '$fault.kind at $route, lists lagging by $lagSeconds s',
    async ({ fault, at, lagSeconds }) => {
      scene.standIn.limits.listLagSeconds = lagSeconds;
      scene.standIn.faults.add({ route: at, fault });
      const id = await persist();
      expect(comments()).toMatchObject([{ id, body: body() }]);
    },
  );

  test('F13: a lost answer while the lists lag behind: not seeing it proves nothing for a minute', async () => {
    scene.standIn.limits.listLagSeconds = 30;
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'accept-then-reset' } });
    expect(await gatewayFailure(create())).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 60 });
    scene.clock.advance(20);
    expect(await gatewayFailure(create(scene.startGateway()))).toMatchObject({ retryAfterSeconds: 40 });
    scene.clock.advance(40);
    await create(scene.startGateway());
    expect(comments()).toHaveLength(1);
    expect(asked(createRoute)).toBe(1);
  });

  test('a second lost answer: the minute begins anew', async () => {
    scene.standIn.limits.listLagSeconds = 30;
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'reset' } });
    scene.standIn.faults.add({ route: createRoute, nth: 2, fault: { kind: 'accept-then-reset' } });
    await gatewayFailure(create());
    scene.clock.advance(61);
    await gatewayFailure(create(scene.startGateway()));
    scene.clock.advance(5);
    expect(await gatewayFailure(create(scene.startGateway()))).toMatchObject({ retryAfterSeconds: 55 });
    expect(comments()).toHaveLength(1);
  });

  test('a look that failed before anything was written: the next try does not wait', async () => {
    scene.standIn.faults.add({ route: listRoute, fault: { kind: 'reset' } });
    await gatewayFailure(create());
    await expect(create(scene.startGateway())).resolves.toBeGreaterThan(0);
    expect(comments()).toHaveLength(1);
  });

  test('a crash after GitHub answered', async () => {
    const crash = new Error('killed');
    scene.effects.complete = async () => {
      throw crash;
    };
    await expect(create()).rejects.toBe(crash);
    Reflect.deleteProperty(scene.effects, 'complete');
    const [first] = comments();
    await expect(create(scene.startGateway())).resolves.toBe(first?.id);
    expect(comments()).toHaveLength(1);
  });
});

test('a race between two processes ends with one comment', async () => {
  const results = await Promise.allSettled([create(scene.startGateway()), create(scene.startGateway())]);
  expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
  scene.clock.advance(61);
  await create(scene.startGateway());
  expect(comments()).toHaveLength(1);
});
