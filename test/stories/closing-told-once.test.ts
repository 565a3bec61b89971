import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Issue } from '../../src/playground/github/world/conversation-records.ts';
import {
  daySeconds,
  type IssueStage,
  improvementsOf,
  mended,
  openIssueStage,
  rungComments,
} from '../support/issue-stage.ts';

/** Why Rung closes an issue is told in one comment. */
let stage: IssueStage;
beforeAll(async () => {
  stage = await openIssueStage();
});
afterAll(() => stage.close());

async function scene(name: string): Promise<{ repository: RepositoryHandle; issue: Issue }> {
  const repository = stage.addRepository(name);
  await stage.turned(repository);
  await stage.week(repository);
  const [issue = expect.fail()] = improvementsOf(repository);

  return { repository, issue };
}

/** GitHub refuses Rung's next edit of the issue, and when it is tried again the turn is that of another week. */
function refuseOnce(repository: RepositoryHandle, { number }: Issue): { isDone(): boolean } {
  let isDone = false;
  stage.story.stage.github.faults.add({
    route: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    match({ path }: { path: string }) {
      if (isDone || !path.endsWith(`${repository.fullName}/issues/${number}`)) return false;
      isDone = true;
      stage.pass(7 * daySeconds);

      return true;
    },
    fault: { kind: 'secondary-limit', retryAfterSeconds: 1 },
  });

  return { isDone: () => isDone };
}

const beginnings = (repository: RepositoryHandle, issue: Issue) =>
  rungComments(repository, issue).map(({ body }) => body.slice(0, 8));

test('of what is done it is told once, though closing failed and was tried again a week later', async () => {
  const { repository, issue } = await scene('twice/done');
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

test('of what is switched off it is told once, though closing failed and was tried again a week later', async () => {
  const { repository, issue } = await scene('twice/off');
  repository.push('main', { '.github/rung.yml': 'start: enforce\nreport: { mode: off }\n' });
  const refused = refuseOnce(repository, issue);
  await stage.week(repository);

  expect(refused.isDone()).toBe(true);
  expect(issue.state).toBe('closed');
  expect(rungComments(repository, issue)).toHaveLength(1);
});
