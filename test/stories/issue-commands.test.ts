import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Comment } from '../../src/playground/github/world/conversation-records.ts';
import {
  daySeconds,
  type IssueStage,
  maturityIssueOf,
  mended,
  openIssueStage,
  rungComments,
} from '../support/issue-stage.ts';

let stage: IssueStage;
let repository: RepositoryHandle;
beforeAll(async () => {
  stage = await openIssueStage();
  repository = stage.addRepository('harbour/quotes');
  repository.setRole('ada', 'maintain');
  repository.setRole('tim', 'triage');
  await stage.turned(repository);
});
afterAll(() => stage.close());

const say = (body: string, by = 'ada') =>
  repository.conversation.comment(maturityIssueOf(repository).number, body, by);
const replyTo = ({ id, issueNumber }: Comment) =>
  repository.conversation.comments(issueNumber).find(({ body }) => body.includes(`<!-- rung:reply/${id}:`))
    ?.body;
const turns = async () =>
  (await stage.story.stage.server.store.ladders.latest(repository.record.id, 50)).length;

describe('who says what', () => {
  const said: readonly [title: string, by: string, body: string, reply: RegExp | null][] = [
    ['a maintainer asks for help', 'ada', '/rung help', /^\*\*Commands\*\*/],
    [
      'a practice is explained',
      'ada',
      '/rung explain security-policy',
      /^\*\*.+\?\*\* .+\n\n\*\*Seen here:\*\* /,
    ],
    ['a mistyped practice', 'ada', '/rung explain security-polici', /nearest is `security-policy`/],
    ['a waiver without a reason', 'ada', '/rung waive security-policy', /asks for its reason/],
    ['a snooze without days', 'ada', '/rung snooze soon', /number of days/],
    ['a passer-by asks', 'eve', '/rung help', null],
    ['somebody who triages waives', 'tim', '/rung waive security-policy because mine', null],
    ['a machine account', 'renovate[bot]', '/rung recheck', null],
    ['a quoted command', 'ada', '> /rung recheck', null],
  ];
  let comments: readonly Comment[];
  beforeAll(async () => {
    comments = said.map(([, by, body]) => say(body, by));
    await stage.story.settle();
  });

  test.each(said.map(([title, , , reply], i) => [title, i, reply] as const))('%s', (_, i, reply) => {
    const [comment] = comments.slice(i);
    const answer = comment && replyTo(comment);
    if (reply === null) expect(answer).toBeUndefined();
    else expect(answer).toMatch(reply);
  });
});

test('a recheck assesses again now, and once in five minutes', async () => {
  const before = await turns();
  const first = say('/rung recheck');
  await stage.story.settle();
  const second = say('/rung recheck');
  await stage.story.settle();

  expect(await turns()).toBe(before + 1);
  expect(replyTo(first)).toMatch(/assessed again now/);
  expect(replyTo(second)).toMatch(/one recheck in five minutes/);

  stage.pass(301);
  say('/rung recheck');
  await stage.story.settle();
  expect(await turns()).toBe(before + 2);
});

test('a waiver counts at once, until its comment is deleted', async () => {
  stage.pass(1);
  const comment = say('/rung waive security-policy because it stands in the handbook');
  await stage.story.settle();
  expect(replyTo(comment)).toMatch(/waived for this repository until \d{4}-\d\d-\d\d/);
  expect(maturityIssueOf(repository).body).toContain('it stands in the handbook');

  stage.pass(1);
  repository.conversation.delete(comment, 'ada');
  await stage.story.settle();
  expect(maturityIssueOf(repository).body).not.toContain('it stands in the handbook');
});

test('put off, the issue is neither edited nor commented on until then', async () => {
  const report = maturityIssueOf(repository);
  const comment = say('/rung snooze 10');
  await stage.story.settle();
  expect(replyTo(comment)).toMatch(/Put off until/);
  const said = rungComments(repository, report).length;
  const before = report.body;
  repository.push('main', mended);
  await stage.week(repository);
  expect(report.body).toBe(before);

  stage.pass(3 * daySeconds);
  await stage.week(repository);
  expect(report.body).not.toBe(before);
  expect(rungComments(repository, report)).toHaveLength(said);
  expect(stage.story.stage.github.journal.invalid()).toEqual([]);
});

test('what was put off goes on at once when its comment is deleted, and only the last one counts', async () => {
  const report = maturityIssueOf(repository);
  const earlier = say('/rung snooze 60');
  await stage.story.settle();
  stage.pass(10);
  const last = say('/rung snooze 30');
  await stage.story.settle();
  const before = report.body;
  repository.push('main', { ...mended, '.github/workflows/ci.yml': 'on: [push]\njobs: {}\n' });
  await stage.week(repository);

  repository.conversation.delete(earlier, 'ada');
  await stage.story.settle();
  expect(report.body).toBe(before);

  repository.conversation.delete(last, 'ada');
  await stage.story.settle();
  expect(report.body).not.toBe(before);
});

test('that it was deleted is seen at the next turn, when nothing told of it', async () => {
  const report = maturityIssueOf(repository);
  const comment = say('/rung snooze 90');
  await stage.story.settle();
  const before = report.body;
  const { deliveries } = stage.story.stage.github;
  deliveries.hold();
  repository.conversation.delete(comment, 'ada');
  deliveries.release(() => []);
  await deliveries.idle();
  repository.push('main', mended);

  await stage.week(repository);
  expect(report.body).not.toBe(before);
});
