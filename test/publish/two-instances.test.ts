import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import { concludeEvaluation, openEvaluation } from '../../src/publish/publish-evaluation.ts';
import type { WriteGateway } from '../../src/publish/write-gateway.ts';
import { commentMarker, withMarker } from '../../src/render/comment-marker.ts';
import { evaluationsInMemory } from '../builders/evaluations.ts';
import { writeGatewayScene } from '../support/write-gateway-scene.ts';

let scene: Awaited<ReturnType<typeof writeGatewayScene>>;
let pull: PullRequestHandle;

beforeEach(async () => {
  scene = await writeGatewayScene();
  pull = scene.quotes.openPullRequest({ head: 'fix', author: 'ada' });
});
afterEach(() => scene.standIn.close());

const createCommentRoute = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const createRunRoute = 'POST /repos/{owner}/{repo}/check-runs';
const updateRunRoute = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
const deleteRoute = 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}';
const marker = commentMarker('sticky', 4711);
const body = withMarker('One thing to do.', marker);

const comment = (by: WriteGateway) =>
  by.createComment(scene.repository, { key: 'sticky/1', number: pull.number, marker }, body);
/** The job is tried again, by a new process, until the lane has let all of it through. */
async function persist(): Promise<number | null> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await comment(scene.startGateway());
    } catch (error) {
      if (tries === 4) throw error;
      scene.clock.advance(1);
    }
  }
}
const comments = () => scene.quotes.conversation.comments(pull.number);

/**
 * Stops the first request of a route on its way, for longer than its sender's lease and the time in which it might
 * show; meanwhile `other` does the same work. Then the request arrives.
 */
async function whileStopped<T>(
  route: string,
  late: () => Promise<T>,
  other: () => Promise<unknown>,
): Promise<T> {
  const onItsWay = Promise.withResolvers<void>();
  scene.standIn.faults.add({
    route,
    match() {
      onItsWay.resolve();
      return true;
    },
    fault: { kind: 'delay', delayMs: 1_000 },
  });
  const result = late();
  await onItsWay.promise;
  scene.clock.advance(91);
  await other();

  return await result;
}

describe('F14: a request that arrives long after its lease, when another instance wrote meanwhile,', () => {
  test('leaves one comment: the late one is deleted, once', async () => {
    let other: number | null = null;
    const late = await whileStopped(
      createCommentRoute,
      () => comment(scene.startGateway()),
      async () => {
        other = await comment(scene.startGateway());
      },
    );

    expect(late).toBe(other);
    expect(comments().map(({ id }) => id)).toEqual([other]);
    const deletions = scene.standIn.journal.entries.filter(({ operation }) => operation === deleteRoute);
    expect(deletions).toHaveLength(1);
    expect(scene.standIn.journal.invalid()).toEqual([]);
  });

  const waiting = { title: 'Waiting', summary: 'Waiting.', text: null, annotations: [] };
  const output = { title: 'Green', summary: 'All green.', text: null, annotations: [] };
  const verdict = { conclusion: 'success', output, inputHash: 'inputs' } as const;

  function evaluating() {
    const evaluations = evaluationsInMemory([]);
    let last = 0;
    const place = { repository: scene.repository, headSha: scene.headSha, topic: 'ci-status' } as const;
    const publishing = () => ({
      ...{ evaluations, writes: scene.startGateway(), now: scene.clock.now },
      newId: () => `evaluation-${++last}`,
      log: silentLog,
    });

    return {
      evaluations,
      open: () => openEvaluation(publishing(), place, scene.clock.now(), waiting),
      conclude: () => concludeEvaluation(publishing(), place, verdict),
    };
  }

  const shown = () => scene.quotes.checks.latest({ app: 'rung', headSha: scene.headSha });
  const open = () => scene.runs().filter(({ status }) => status !== 'completed');

  test('blocks with the late check run until a newer one tells the answer', async () => {
    const { open: begin, conclude } = evaluating();
    expect(await whileStopped(createRunRoute, begin, begin)).toBe('busy');
    expect(scene.runs()).toHaveLength(2);
    expect(shown()).toMatchObject({ conclusion: 'cancelled' });

    expect(await conclude()).toBe('busy');
    expect(await conclude()).toBe('written');
    expect(await conclude()).toBe('unchanged');
    expect(shown()).toMatchObject({ conclusion: 'success', title: 'Green' });
    expect(scene.runs()).toHaveLength(3);
    expect(open()).toEqual([]);
  });

  test('has a check run made that is newer, where the other instance concluded meanwhile', async () => {
    const { open: begin, conclude } = evaluating();
    const late = await whileStopped(createRunRoute, begin, async () => {
      await begin();
      await conclude();
    });
    expect(late).toBe('busy');
    expect(shown()).toMatchObject({ conclusion: 'cancelled' });

    expect(await conclude()).toBe('written');
    expect(shown()).toMatchObject({ conclusion: 'success' });
    expect(open()).toEqual([]);
  });

  test('has a check run made that is newer, where a late conclusion overwrote another', async () => {
    const { open: begin, conclude } = evaluating();
    await begin();
    expect(await whileStopped(updateRunRoute, conclude, conclude)).toBe('busy');

    expect(await conclude()).toBe('written');
    expect(await conclude()).toBe('unchanged');
    expect(scene.runs().map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
  });
});

test('F14: PC-1: of several comments of ours the oldest stays, and the others are deleted once', async () => {
  const { conversation } = scene.quotes;
  const own = [1, 2, 3].map(() => conversation.commentAsApp(pull.number, body, 'rung'));
  const others = [
    conversation.commentAsApp(pull.number, body, 'rung-staging'),
    conversation.comment(pull.number, body, 'eve'),
    conversation.commentAsApp(pull.number, `${body}\n\nMore.`, 'rung'),
  ];

  expect(await persist()).toBe(own[0]?.id);
  expect(comments()).toEqual([own[0], ...others]);
  await comment(scene.startGateway());
  const deleted = scene.standIn.journal.entries.filter(({ operation }) => operation === deleteRoute);
  expect(deleted).toHaveLength(2);
  expect(scene.standIn.journal.invalid()).toEqual([]);
});

test('PC-1: a second comment that cannot be deleted now is deleted by the next try', async () => {
  const own = [1, 2].map(() => scene.quotes.conversation.commentAsApp(pull.number, body, 'rung'));
  scene.standIn.faults.add({ route: deleteRoute, times: 2, fault: { kind: 'status', status: 502 } });
  await expect(comment(scene.startGateway())).rejects.toThrow();

  scene.clock.advance(1);
  expect(await persist()).toBe(own[0]?.id);
  expect(comments()).toHaveLength(1);
});

test('F13: a comment that a person deleted, but that lists still show, is not taken for the one to write', async () => {
  const first = await comment(scene.startGateway());
  scene.clock.advance(1);
  const effect = { number: pull.number, marker, deletedId: first ?? 0 };
  const again = await scene
    .startGateway()
    .createComment(scene.repository, { key: 'sticky/after', ...effect }, body);

  expect(again).not.toBe(first);
});
