import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { WorkflowRunHandle } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { commentMarker, withMarker } from '../../src/render/comment-marker.ts';
import { losableDatabase } from '../support/lose-database.ts';
import { coverageOf, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

interface Scene {
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
}

const database = losableDatabase();
const marker = commentMarker('sticky', 4711);
let story: Story;
let red: Scene;
let green: Scene;
let mended: Scene;
let waiting: Scene;
let doubled: Scene;
let openRun: WorkflowRunHandle;
let before: ReadonlyMap<Scene, Seen>;

interface Seen {
  readonly runs: readonly { id: number; status: string; conclusion: string | null; title: string | null }[];
  readonly comments: readonly string[];
}

/** In an organization of its own; its tests run `run` of the ten lines, or have not ended. */
function openScene(owner: string, run: number | null): Scene {
  const repository = story.addRepository(`${owner}/quotes`);
  const pull = openSmallPull(repository, 'fix');
  if (run === null) openRun = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  else runSmallCi(repository, pull, run);

  return { repository, pull };
}

const commentsOn = ({ repository, pull }: Scene) =>
  repository.conversation.comments(pull.number).map(({ body }) => body);
const runsOn = ({ repository, pull }: Scene) =>
  repository.checks.runs({ app: 'rung', headSha: pull.headSha });

function see(scene: Scene): Seen {
  return {
    runs: runsOn(scene).map(({ id, status, conclusion, title }) => ({ id, status, conclusion, title })),
    comments: commentsOn(scene),
  };
}

const oneThing = withMarker('**One thing to do**', marker);

beforeAll(async () => {
  story = await openStory({ startServer: database.start });
  red = openScene('red', 6);
  green = openScene('green', 9);
  mended = openScene('mended', 9);
  waiting = openScene('waiting', null);
  doubled = openScene('doubled', 6);
  const all = [red, green, mended, waiting, doubled];
  await story.settle();
  before = new Map(all.map(scene => [scene, see(scene)]));
  // As they are left by a server that was lost before it could say that all is well, and by two beside each other.
  mended.repository.conversation.commentAsApp(mended.pull.number, oneThing, 'rung');
  mended.repository.conversation.commentAsApp(mended.pull.number, oneThing, 'rung-staging');
  doubled.repository.conversation.commentAsApp(doubled.pull.number, commentsOn(doubled)[0] ?? '', 'rung');
  await database.lose();
  await story.restart();
  for (const { pull } of all) pull.edit({ title: 'Told again' });
  await story.settle();
}, 120_000);
afterAll(async () => {
  await story.close();
  await database.remove();
});

describe('F2: after the database was lost', () => {
  test.each([
    ['a red pull request', () => red],
    ['a green one', () => green],
    ['one whose checks are open', () => waiting],
  ])('%s keeps its check runs and its comment as they were', (_, sceneOf) => {
    const scene = sceneOf();

    expect(before.get(scene)?.runs).toHaveLength(4);
    expect(see(scene)).toEqual(before.get(scene));
  });

  test('open check runs are concluded, not made anew', async () => {
    openRun.complete({ conclusion: 'success', artifacts: [coverageOf('fix', 6)] });
    await story.settle();

    expect(see(waiting).runs.map(({ id }) => id)).toEqual(before.get(waiting)?.runs.map(({ id }) => id));
    expect(see(waiting).runs.map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'completed',
      'completed',
    ]);
  });

  test('F15: a comment that asks for something says that nothing is left, and that of another App stays', () => {
    expect(commentsOn(mended)).toEqual([expect.stringContaining('Nothing left to do.'), oneThing]);
    expect(see(mended).runs).toEqual(before.get(mended)?.runs);
  });

  test('PC-1: of two comments the first stays', () => {
    expect(see(doubled)).toEqual(before.get(doubled));
  });

  test('an event that changes nothing costs no more than ever', async () => {
    const { journal } = story.stage.github;
    for (const { pull } of [red, green, mended]) {
      const from = journal.entries.length;
      pull.edit({ title: 'Told once more' });
      await story.settle();
      const asked = journal.entries.slice(from).map(({ method, path }) => `${method} ${path}`);

      expect(asked.filter(each => !each.startsWith('GET '))).toEqual([]);
      expect(asked.length).toBeLessThanOrEqual(6);
    }
  });
});

describe('F15: people have the last word:', () => {
  test('a comment without its marker, which a person took away, is still the one', async () => {
    const { repository, pull } = red;
    const [comment] = repository.conversation.comments(pull.number);
    if (comment === undefined) throw new Error('There is no comment.');
    repository.conversation.edit(comment, 'Mine now.', 'mia');
    repository.push('fix', { 'NOTES.md': '# More\n' }, { by: 'mia' });
    runSmallCi(repository, pull, 7);
    await story.settle();

    expect(commentsOn(red)).toEqual([expect.stringContaining('70.00%')]);
  });

  test('a reply that a person deleted is not given again', async () => {
    const { repository, pull } = green;
    const { conversation } = repository;
    repository.setRole('ada', 'maintain');
    const asked = conversation.comment(pull.number, '/rung help', 'ada');
    await story.settle();
    const reply = conversation.comments(pull.number).find(({ app }) => app !== null);
    if (reply === undefined) throw new Error('There is no reply.');
    conversation.delete(reply, 'mia');
    const { deliveries } = story.stage.github;
    const brought = deliveries.log.find(({ body }) => body.includes(`"id":${asked.id},`));
    if (brought === undefined) throw new Error('The comment was not told.');
    // Other bytes under another GUID, as from another hook.
    const { event, action, body } = brought;
    deliveries.send({ event, action, body: `${body} ` });
    await story.settle();

    expect(conversation.comments(pull.number).map(({ id }) => id)).toEqual([asked.id]);
  });
});
