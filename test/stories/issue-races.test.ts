import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Issue } from '../../src/playground/github/world/conversation-records.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import {
  daySeconds,
  type IssueStage,
  improvementsOf,
  maturityIssueOf,
  mended,
  openIssueStage,
  rungComments,
  rungIssues,
} from '../support/issue-stage.ts';

let stage: IssueStage;
beforeAll(async () => {
  stage = await openIssueStage();
});
afterAll(() => stage.close());

const rowOf = (repository: RepositoryHandle, subject = 'maturity') =>
  stage.story.stage.server.store.issues.find(repository.record.id, subject);

/** With a maturity issue, and something new to say in it. */
async function changed(name: string): Promise<{ repository: RepositoryHandle; issue: Issue }> {
  const repository = stage.addRepository(name);
  repository.setRole('ada', 'maintain');
  await stage.turned(repository);
  repository.push('main', mended);

  return { repository, issue: maturityIssueOf(repository) };
}

/** In the moment in which Rung's next edit of the issue arrives at GitHub, `act` happens; then it is taken or refused. */
function onNextEdit(
  repository: RepositoryHandle,
  number: number,
  answer: 'taken' | 'refused',
  act: () => void,
): { isDone(): boolean } {
  let isDone = false;
  stage.story.stage.github.faults.add({
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    match({ path }: { path: string }) {
      if (isDone || !path.endsWith(`${repository.fullName}/issues/${number}`)) return false;
      isDone = true;
      act();

      return answer === 'refused';
    },
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'secondary-limit', retryAfterSeconds: 1 },
  });

  return { isDone: () => isDone };
}

/** A week later; somebody was a little faster than Rung's edit of the issue. */
async function weekIn(repository: RepositoryHandle, number: number, act: () => void): Promise<boolean> {
  const edit = onNextEdit(repository, number, 'taken', act);
  await stage.week(repository);

  return edit.isDone();
}

/** With an improvement issue. */
async function improved(name: string): Promise<{ repository: RepositoryHandle; issue: Issue }> {
  const repository = stage.addRepository(name);
  await stage.turned(repository);
  await stage.week(repository);
  const [issue = expect.fail()] = improvementsOf(repository);

  return { repository, issue };
}

/** GitHub refuses Rung's next edit of the issue, and when it is tried again the turn is that of another week. */
const refuseOnce = (repository: RepositoryHandle, { number }: Issue) =>
  onNextEdit(repository, number, 'refused', () => stage.pass(7 * daySeconds));

const beginnings = (repository: RepositoryHandle, issue: Issue) =>
  rungComments(repository, issue).map(({ body }) => body.slice(0, 8));

describe('somebody acts in the moment in which Rung writes', () => {
  test('an edited body: Rung’s text stands, once, and a title of their own stays', async () => {
    const { repository, issue } = await changed('racer/edits');
    const isDone = await weekIn(repository, issue.number, () =>
      repository.conversation.editIssue(issue, { title: 'Ours', body: 'Mine now' }, 'ada'),
    );

    expect(isDone).toBe(true);
    expect(maturityIssueOf(repository)).toMatchObject({
      ...{ number: issue.number, title: 'Ours', state: 'open' },
      body: expect.stringMatching(/<!-- rung:\S+:app-\d+ -->$/),
    });
    expect(rungComments(repository, issue).length).toBeLessThanOrEqual(1);
  });

  test('closed as not planned: it stays closed, and what was decided is kept', async () => {
    const { repository, issue } = await changed('racer/closes');
    const isDone = await weekIn(repository, issue.number, () => {
      repository.conversation.comment(issue.number, 'Not this year.', 'ada');
      repository.conversation.close(issue, 'ada', 'not_planned');
    });
    await stage.story.settle();

    expect(isDone).toBe(true);
    expect(issue).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
    expect(await rowOf(repository)).toMatchObject({ ending: 'not-planned', reason: 'Not this year.' });
    await stage.week(repository);
    expect(issue.state).toBe('closed');
    expect(rungIssues(repository)).toHaveLength(1 + improvementsOf(repository).length);
  });

  test('deleted: no second one is opened', async () => {
    const { repository, issue } = await changed('racer/deletes');
    const isDone = await weekIn(repository, issue.number, () =>
      repository.conversation.deleteIssue(issue, 'ada'),
    );
    await stage.week(repository);

    expect(isDone).toBe(true);
    expect(rungIssues(repository).filter(({ labels }) => labels.includes('rung:maturity'))).toEqual([]);
  });

  test('a command: it is carried out', async () => {
    const { repository, issue } = await changed('racer/commands');
    const isDone = await weekIn(repository, issue.number, () =>
      repository.conversation.comment(issue.number, '/rung snooze 30', 'ada'),
    );
    await stage.story.settle();

    expect(isDone).toBe(true);
    expect((await rowOf(repository))?.snoozedUntil).not.toBeNull();
    const filed = improvementsOf(repository).length;
    await stage.week(repository);
    expect(improvementsOf(repository)).toHaveLength(filed);
  });

  test('closed as not planned while Rung closes it as done: it is closed, and told once', async () => {
    const repository = stage.addRepository('racer/both');
    repository.setRole('ada', 'maintain');
    await stage.turned(repository);
    await stage.week(repository);
    const [first] = improvementsOf(repository);
    if (first === undefined) return expect.fail('There is no improvement issue.');
    repository.push('main', mended);
    await stage.week(repository);
    const isDone = await weekIn(repository, first.number, () =>
      repository.conversation.close(first, 'ada', 'not_planned'),
    );
    await stage.story.settle();

    expect(isDone).toBe(true);
    expect(first.state).toBe('closed');
    const said = rungComments(repository, first).map(({ body }) => body);
    expect(new Set(said).size).toBe(said.length);
    await stage.week(repository);
    expect(first.state).toBe('closed');
    expect(rungIssues(repository).filter(({ title }) => title === first.title)).toHaveLength(1);
  });
});

test('switched off, and the answer to the closing is lost: it counts as withdrawn, and comes back when it is on again', async () => {
  const { repository, issue } = await changed('racer/lost');
  const { faults } = stage.story.stage.github;
  faults.add({
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    match: ({ path }) => path.endsWith(`${repository.fullName}/issues/${issue.number}`),
    fault: { kind: 'accept-then-reset' },
  });
  repository.push('main', { '.github/rung.yml': 'report: { mode: "off" }\n' });
  await stage.week(repository);
  expect(issue.state).toBe('closed');
  expect(await rowOf(repository)).toMatchObject({ ending: 'withdrawn' });

  repository.push('main', { '.github/rung.yml': 'report: { mode: "on" }\n' });
  await stage.week(repository);
  expect(issue.state).toBe('open');
});

test('a recheck that comes while the repository has its turn is carried out after it', async () => {
  const { repository, issue } = await changed('racer/recheck');
  const { ladders } = stage.story.stage.server.store;
  let isDone = false;
  stage.story.stage.github.faults.add({
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    match({ path }: { path: string }) {
      if (isDone || !path.endsWith(`${repository.fullName}/issues/${issue.number}`)) return false;
      isDone = true;
      repository.conversation.comment(issue.number, '/rung recheck', 'ada');

      return true;
    },
    fault: { kind: 'delay', delayMs: 3000 },
  });
  await stage.week(repository);
  const slots = await until('one more turn', async () => {
    const turns = await ladders.latest(repository.record.id, 9);
    const asked = turns.map(({ slot }) => slot).filter(slot => slot.includes('/'));

    return asked.length > 0 ? asked : undefined;
  });

  expect(isDone).toBe(true);
  expect(slots).toHaveLength(1);
});

test('why an issue is closed: of what is done it is told once, though closing failed and was tried again a week later', async () => {
  const { repository, issue } = await improved('twice/done');
  repository.push('main', mended);
  await stage.week(repository);
  const refused = refuseOnce(repository, issue);
  await stage.week(repository);

  expect(refused.isDone()).toBe(true);
  expect(issue.state).toBe('closed');
  expect(beginnings(repository, issue)).toEqual(['**Done: ']);

  // Somebody wants to see it again: that is answered.
  repository.conversation.reopen(issue, 'ada');
  await stage.week(repository);
  expect(issue.state).toBe('closed');
  expect(beginnings(repository, issue)).toEqual(['**Done: ', '**Done: ']);
});

test('why an issue is closed: of what is switched off it is told once, though closing failed and was tried again a week later', async () => {
  const { repository, issue } = await improved('twice/off');
  repository.push('main', { '.github/rung.yml': 'start: enforce\nreport: { mode: off }\n' });
  const refused = refuseOnce(repository, issue);
  await stage.week(repository);

  expect(refused.isDone()).toBe(true);
  expect(issue.state).toBe('closed');
  expect(rungComments(repository, issue)).toHaveLength(1);
});
