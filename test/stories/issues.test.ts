import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import {
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

const rows = (repository: RepositoryHandle) =>
  stage.story.stage.server.store.issues.list(repository.record.id);

describe('the life of a repository', () => {
  let repository: RepositoryHandle;
  beforeAll(async () => {
    repository = stage.addRepository('harbour/quotes');
    await stage.turned(repository);
  });

  test('its maturity issue is opened with the first assessment, and nothing else', async () => {
    expect(rungIssues(repository)).toMatchObject([
      { title: 'Rung: where this repository stands', state: 'open', labels: ['rung', 'rung:maturity'] },
    ]);
    expect(maturityIssueOf(repository).body).toMatch(/<!-- rung:\S+:app-\d+ -->$/);
  });

  test('a week later the most valuable step has an issue, and the maturity issue links it', async () => {
    await stage.week(repository);
    const [first, ...others] = improvementsOf(repository);

    expect(others).toEqual([]);
    expect(first).toMatchObject({ state: 'open', labels: ['rung', 'rung:improvement'] });
    expect(maturityIssueOf(repository).body).toContain(`#${first?.number}`);
    expect(rungComments(repository, maturityIssueOf(repository))).toEqual([]);
  });

  test('one more comes each week, and never more than three are open', async () => {
    const counts = [];
    for (const _ of [1, 2, 3]) {
      await stage.week(repository);
      counts.push(improvementsOf(repository).length);
    }

    expect(counts).toEqual([2, 3, 3]);
    expect(rungIssues(repository)).toHaveLength(4);
  });

  test('what is done is closed after two good turns with the figures, and a comment says that the level rose', async () => {
    repository.push('main', mended);
    await stage.week(repository);
    const security = () => improvementsOf(repository).filter(({ state }) => state === 'closed').length;
    expect(security()).toBe(0);
    expect(rungComments(repository, maturityIssueOf(repository))).toHaveLength(1);

    await stage.week(repository);
    const done = improvementsOf(repository).filter(({ state }) => state === 'closed');
    expect(done).toHaveLength(3);
    for (const issue of done) {
      expect(issue.stateReason).toBe('completed');
      expect(rungComments(repository, issue).map(({ body }) => body)).toEqual([
        expect.stringMatching(/^\*\*Done: /),
      ]);
    }
    expect((await rows(repository)).filter(({ ending }) => ending === 'done')).toHaveLength(3);
  });
});

test('a turn in which nothing changed writes nothing, and does not ask for an issue', async () => {
  const repository = stage.addRepository(
    'quiet/shop',
    'start: enforce\nreport: { improvement-issues: { open: 0, per-week: 0 } }\n',
  );
  await stage.turned(repository);
  await stage.week(repository);
  await stage.week(repository);
  const { journal } = stage.story.stage.github;
  const ofShop = () => journal.entries.filter(({ path }) => path.includes('/quiet/shop'));
  const before = ofShop().length;
  await stage.week(repository);
  const sent = ofShop().slice(before);

  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter(({ kind, path }) => kind === 'write' || path.includes('/issues'))).toEqual([]);
  expect(sent.filter(({ path }) => !path.includes('/contents/')).length).toBeLessThan(6);
  expect(journal.invalid()).toEqual([]);
});
