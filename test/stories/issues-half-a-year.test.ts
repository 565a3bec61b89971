import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Issue } from '../../src/playground/github/world/conversation-records.ts';
import {
  files,
  type IssueStage,
  improvementsOf,
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

/** The same figures in each run. */
function dice(seed: number) {
  let state = seed;

  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;

    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const roll = dice(20_261_123);

/** What people and bots do in a week: to one of Rung's issues, or to the files. */
function live(repository: RepositoryHandle): void {
  const { conversation } = repository;
  // The maturity issue seldom: nothing is filed while it rests.
  const own = roll(6) === 0 ? rungIssues(repository) : improvementsOf(repository);
  const issue = own[roll(own.length)];
  const onIssue: readonly ((issue: Issue) => void)[] = [
    one => conversation.close(one, 'ada', 'completed'),
    one => conversation.close(one, 'ada', 'not_planned'),
    one => conversation.close(one, 'stale[bot]', 'not_planned'),
    one => conversation.reopen(one, 'ada'),
    one => conversation.deleteIssue(one, 'ada'),
    one => conversation.editIssue(one, { title: 'Another title', body: 'Mine now' }, 'ada'),
    one => conversation.lock(one, 'ada', roll(2) === 0),
    one => conversation.comment(one.number, '/rung snooze 20', 'ada'),
    one => conversation.comment(one.number, '/rung recheck', 'ada'),
    one => conversation.comment(one.number, '/rung waive threat-model because it is on paper', 'ada'),
  ];
  const onFiles: readonly (() => void)[] = [
    () => repository.push('main', mended),
    () => repository.push('main', files),
    () => repository.push('main', { 'SECURITY.md': mended['SECURITY.md'] }),
  ];
  const deed = roll(onIssue.length + onFiles.length + 4);
  if (deed < onIssue.length && issue !== undefined) onIssue[deed]?.(issue);
  else onFiles[deed - onIssue.length]?.();
}

const open = (issues: readonly Issue[]) => issues.filter(({ state }) => state === 'open');

test('whatever happens in half a year, issues stay within the budget, and nothing is said twice', {
  timeout: 300_000,
}, async () => {
  const repositories = ['harbour/one', 'harbour/two'].map(name => stage.addRepository(name));
  for (const repository of repositories) repository.setRole('ada', 'maintain');
  await stage.turned(...repositories);
  const filed = new Map(repositories.map(one => [one, new Set<number>()]));
  const { journal } = stage.story.stage.github;

  for (let week = 0; week < 26; week++) {
    for (const repository of repositories) live(repository);
    await stage.week(...repositories);
    for (const repository of repositories) {
      const known = filed.get(repository) ?? new Set();
      const fresh = improvementsOf(repository).filter(({ number }) => !known.has(number));
      expect(fresh.length).toBeLessThanOrEqual(1);
      for (const { number } of fresh) known.add(number);

      const reports = rungIssues(repository).filter(({ labels }) => labels.includes('rung:maturity'));
      expect(reports.length).toBeLessThanOrEqual(1);
      const rows = await stage.story.stage.server.store.issues.list(repository.record.id);
      const numbers = rows.map(({ number }) => number);
      expect(rungIssues(repository).filter(({ number }) => !numbers.includes(number))).toEqual([]);
      // What people open again comes on top, and counts from then on.
      expect(open(improvementsOf(repository)).length).toBeLessThanOrEqual(6);
      for (const issue of rungIssues(repository)) {
        const said = rungComments(repository, issue).map(({ body }) => body);
        expect(new Set(said).size).toBe(said.length);
      }
    }
  }
  // Enough happened to tell.
  expect([...filed.values()].map(({ size }) => size >= 4)).toEqual([true, true]);
  expect(journal.invalid()).toEqual([]);
});
