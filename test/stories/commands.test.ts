import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Comment } from '../../src/playground/github/world/conversation-records.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { repliesOn } from '../support/commands.ts';
import { shownOn } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const clock = storyClock();
let story: Story;
beforeAll(async () => {
  story = await openStory({ clock: clock.now });
});
afterAll(() => story.close());

const green = judgedAt(9);

/** A repository that ada maintains, tim triages, and mia writes to; everybody else reads. */
function addRepository(fullName: string, policy?: string): RepositoryHandle {
  const repository = story.addRepository(fullName, policy === undefined ? {} : { policy });
  repository.setRole('ada', 'maintain');
  repository.setRole('mia', 'write');
  repository.setRole('tim', 'triage');

  return repository;
}

/** Pull requests of mia's, their coverage judged, all at once. */
async function openJudged<Name extends string>(repository: RepositoryHandle, ...branches: readonly Name[]) {
  const pulls = branches.map(branch => {
    const pull = openSmallPull(repository, branch);
    runSmallCi(repository, pull, 9);

    return [branch, pull] as const;
  });
  await story.settle();
  clock.pass(10);

  return Object.fromEntries(pulls) as Record<Name, PullRequestHandle>;
}

const checksOn = (repository: RepositoryHandle, pull: PullRequestHandle) =>
  shownOn(repository, pull.headSha).coverage;
const short = (sha: string) => `\`${sha.slice(0, 7)}\``;
const writes = () => story.stage.github.journal.totals().writes;

/** By the comment that was answered. */
function replyTo(repository: RepositoryHandle, comment: Comment): string | undefined {
  const replies = repository.conversation.comments(comment.issueNumber);

  return replies.find(({ body }) => body.includes(`<!-- rung:reply/${comment.id}:`))?.body;
}

test('F12: one 404 for the comment, or for the pull request, loses no command', async () => {
  const repository = addRepository('blinking/shop', 'start: enforce\n');
  const { blink: pull } = await openJudged(repository, 'blink');
  const missing = { times: 1, fault: { kind: 'status', status: 404 } } as const;
  story.stage.github.faults.add({
    route: 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
    ...missing,
  });
  const first = repository.conversation.comment(pull.number, '/rung help', 'ada');
  await story.settle();
  story.stage.github.faults.add({ route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', ...missing });
  const second = repository.conversation.comment(pull.number, '/rung help', 'mia');
  await until('the second answer', () => replyTo(repository, second));

  expect(replyTo(repository, first)).toMatch(/Commands/);
  expect(replyTo(repository, second)).toMatch(/Commands/);
});

describe('who says what', () => {
  const said: readonly [title: string, by: string, body: string, reply: RegExp | null][] = [
    ['a maintainer asks for help', 'ada', '/rung help', /^\*\*Commands\*\*/],
    ['the author asks why', 'mia', '/rung explain ci-status', /^\*\*CI status: /],
    ['the author waives', 'mia', '/rung waive ci-status because flaky', /maintainer other than the author/],
    ['a maintainer waives the policy', 'ada', '/rung waive policy because late', /cannot be waived/],
    ['a maintainer waives without a reason', 'ada', '/rung waive ci-status', /asks for its reason/],
    ['a mistyped command', 'ada', '/rung rechek', /nearest is `recheck`/],
    ['a mistyped practice', 'ada', '/rung explain ci-statu', /nearest is `ci-status`/],
    ['a command without a practice', 'ada', '/rung explain', /asks for a practice/],
    ['a command for issues', 'ada', '/rung snooze 14', /is for issues that Rung opened/],
    ['65,536 characters, the command last', 'ada', `${'x '.repeat(32_700)}\n\n/rung help`, /^\*\*Commands/],
    ['a passer-by rechecks', 'eve', '/rung recheck', null],
    ['a passer-by waives', 'eve', '/rung waive ci-status because free', null],
    ['somebody who triages rechecks', 'tim', '/rung recheck', null],
    ['a quoted command', 'ada', '> /rung recheck', null],
    ['a command in a code block', 'ada', '```\n/rung recheck\n```', null],
    ['a command within a line', 'ada', 'Try /rung recheck', null],
    ['a machine account', 'renovate[bot]', '/rung recheck', null],
  ];
  let repository: RepositoryHandle;
  let pull: PullRequestHandle;
  let comments: readonly Comment[];

  beforeAll(async () => {
    repository = addRepository('said/shop', 'start: enforce\nchecks: { wip-limit: { mode: off } }\n');
    ({ said: pull } = await openJudged(repository, 'said'));
    comments = said.map(([, by, body]) => repository.conversation.comment(pull.number, body, by));
    await story.settle();
  });

  test.each(said.map((row, index) => [...row, index] as const))('%s', (_, by, __, reply, index) => {
    const comment = comments[index] ?? expect.fail();
    const isDenied = ['eve', 'tim'].includes(by);

    if (reply === null) expect(replyTo(repository, comment)).toBeUndefined();
    else expect(replyTo(repository, comment)).toMatch(reply);
    expect(comment.reactions.map(({ content }) => content)).toEqual(isDenied ? ['confused'] : []);
  });

  test('none of them judges the pull request again', () => {
    expect(checksOn(repository, pull)).toEqual([green]);
  });

  test('every reply names the commit, and no person', () => {
    const replies = repliesOn(repository, pull);
    expect(replies).toHaveLength(10);
    for (const reply of replies) {
      expect(reply).toContain(short(pull.headSha));
      expect(reply).not.toMatch(/@|\bmia\b|\bada\b/);
    }
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});

test.each(['ada', 'mia'])('%s has a pull request judged again', async by => {
  const repository = addRepository(`harbour/for-${by}`);
  const { one } = await openJudged(repository, 'one');
  repository.conversation.comment(one.number, `Again.\n\n/rung recheck`, by);
  await story.settle();

  expect(checksOn(repository, one)).toEqual([green, green]);
  expect(repliesOn(repository, one)).toEqual([expect.stringContaining('is judged again')]);
});

test('once in five minutes a pull request is judged again on demand', async () => {
  const repository = addRepository('harbour/often');
  const { often } = await openJudged(repository, 'often');
  for (const seconds of [0, 200, 200]) {
    clock.pass(seconds);
    repository.conversation.comment(often.number, '/rung recheck', 'ada');
    await story.settle();
  }

  expect(checksOn(repository, often)).toEqual([green, green, green]);
  expect(repliesOn(repository, often).map(reply => /judged again(?: yet)?/.exec(reply)?.[0])).toEqual([
    'judged again',
    'judged again yet',
    'judged again',
  ]);
});

test('a push between the comment and its job voids the command, and the reply names both commits', async () => {
  const repository = addRepository('harbour/voided');
  const { voided } = await openJudged(repository, 'voided');
  const before = voided.headSha;
  const { deliveries } = story.stage.github;
  deliveries.hold();
  for (const body of ['/rung recheck', '/rung waive incremental-coverage because late'])
    repository.conversation.comment(voided.number, body, 'ada');
  clock.pass(5);
  repository.push('voided', { [pathOf('voided')]: `${code('voided')}// More.\n` }, { by: 'mia' });
  // The comments come before the push is known, and after.
  deliveries.release(held =>
    held.toSorted((a, b) => Number(a.event === 'pull_request') - Number(b.event === 'pull_request')),
  );
  await story.settle();

  const reply = `Not carried out: the comment is not newer than the push of ${short(voided.headSha)}; the head before was ${short(before)}. A new comment acts on ${short(voided.headSha)}.`;
  expect(repliesOn(repository, voided)).toEqual([reply, reply]);
});

test('T2: a replayed delivery carries out nothing, nor does one that comes again', async () => {
  const repository = addRepository('harbour/replayed');
  const { again } = await openJudged(repository, 'again');
  repository.conversation.comment(again.number, '/rung recheck', 'ada');
  await story.settle();
  clock.pass(600);
  const before = writes();
  const { deliveries } = story.stage.github;
  const told = deliveries.log.filter(
    one => one.event === 'issue_comment' && one.repositoryId === repository.id,
  );
  expect(told.length).toBeGreaterThan(0);
  for (const { event, action, body, installationId, repositoryId, guid } of told) {
    deliveries.send({ event, action, body, installationId, repositoryId }, randomUUID());
    deliveries.redeliver(guid);
  }
  await story.settle();

  expect(writes()).toBe(before);
  expect(checksOn(repository, again)).toEqual([green, green]);
});

interface ToldComment {
  comment: { user: object };
  issue: { number: number };
}

test.each<[string, string, (told: ToldComment, adaId: number, other: number) => void]>([
  ['who wrote a comment', 'eve', (told, id) => Object.assign(told.comment.user, { id, login: 'ada' })],
  ['where a comment stands', 'ada', (told, _, other) => Object.assign(told.issue, { number: other })],
])('T2: %s is read from GitHub, not from the event', async (_, by, forge) => {
  const repository = addRepository(`harbour/forged-by-${by}`);
  const { forged, spoken } = await openJudged(repository, 'forged', 'spoken');
  const { deliveries, world } = story.stage.github;
  deliveries.hold();
  repository.conversation.comment(by === 'eve' ? forged.number : spoken.number, '/rung recheck', by);
  const told = deliveries.held.find(one => one.event === 'issue_comment') ?? expect.fail();
  deliveries.release(() => []);
  const payload = JSON.parse(told.body);
  forge(payload, world.user('ada').id, forged.number);
  const { event, action, installationId, repositoryId } = told;
  const body = JSON.stringify(payload);
  deliveries.send({ event, action, body, installationId, repositoryId }, randomUUID());
  await story.settle();

  expect(checksOn(repository, forged)).toEqual([green]);
  expect(repliesOn(repository, forged)).toEqual([]);
});

test('T17: a storm of comments ends in silence, without a request', async () => {
  const repository = addRepository('harbour/storm');
  const { storm } = await openJudged(repository, 'storm');
  const say = async (times: number) => {
    for (let i = 0; i < times; i++) repository.conversation.comment(storm.number, '/rung help', 'eve');
    await story.settle();
  };
  await say(61);
  const { journal } = story.stage.github;
  const before = journal.entries.length;
  await say(5);
  expect(journal.entries.length).toBe(before);

  repository.conversation.comment(storm.number, '/rung help', 'ada');
  await story.settle();
  expect(repliesOn(repository, storm)).toHaveLength(1);
});

test('only a new comment is a command: not one that is edited into it, nor one that is gone again', async () => {
  const repository = addRepository('harbour/edited');
  const pulls = await openJudged(repository, 'edited', 'gone', 'changed');
  const { conversation } = repository;
  const { deliveries } = story.stage.github;
  conversation.edit(conversation.comment(pulls.edited.number, 'Hello', 'ada'), '/rung recheck', 'ada');
  deliveries.hold();
  conversation.delete(conversation.comment(pulls.gone.number, '/rung recheck', 'ada'), 'ada');
  conversation.edit(conversation.comment(pulls.changed.number, '/rung recheck', 'ada'), '/rung help', 'ada');
  deliveries.release();
  await story.settle();

  for (const pull of Object.values(pulls)) {
    expect(checksOn(repository, pull)).toEqual([green]);
    expect(repliesOn(repository, pull)).toEqual([]);
  }
});

test('in a locked conversation a command is carried out without a reply', async () => {
  const repository = addRepository('harbour/locked');
  const { locked } = await openJudged(repository, 'locked');
  locked.lock('ada');
  repository.conversation.comment(locked.number, '/rung recheck', 'ada');
  await story.settle();

  expect(checksOn(repository, locked)).toEqual([green, green]);
  expect(repliesOn(repository, locked)).toEqual([]);
});

test('where Rung observes, nothing is written at all', async () => {
  const repository = addRepository('watchers/shop', 'start: observe\n');
  const pull = openSmallPull(repository, 'quiet');
  await story.settle();
  clock.pass(10);
  const before = writes();
  for (const [by, body] of [
    ['ada', '/rung recheck'],
    ['ada', '/rung help'],
    ['ada', '/rung waive ci-status because quiet'],
    ['eve', '/rung help'],
  ] as const)
    repository.conversation.comment(pull.number, body, by);
  await story.settle();

  expect(writes()).toBe(before);
});

test('a command on an issue or on a closed pull request is left alone', async () => {
  const repository = addRepository('harbour/elsewhere');
  const { closed } = await openJudged(repository, 'closed');
  const issue = repository.conversation.openIssue('Idea', 'ada');
  closed.close();
  await story.settle();
  const before = writes();
  for (const number of [issue.number, closed.number])
    repository.conversation.comment(number, '/rung recheck', 'ada');
  await story.settle();

  expect(writes()).toBe(before);
});

test('an answer that is lost on its way leads to one reply', async () => {
  const repository = addRepository('harbour/lost');
  const { lost } = await openJudged(repository, 'lost');
  story.stage.github.faults.add({
    route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    fault: { kind: 'accept-then-reset' },
  });
  repository.conversation.comment(lost.number, '/rung help', 'ada');
  await story.settle();

  expect(repliesOn(repository, lost)).toHaveLength(1);
});

test('a policy for both languages is answered in both', async () => {
  const repository = addRepository('both/shop', 'start: enforce\nlanguage: both\n');
  const { both } = await openJudged(repository, 'both');
  repository.conversation.comment(both.number, '/rung explain wip-limit', 'ada');
  await story.settle();

  expect(repliesOn(repository, both)).toEqual([
    expect.stringMatching(/^\*\*WIP limit: [\s\S]*<details><summary>中文<\/summary>\n\n\*\*在制品上限：/),
  ]);
});
