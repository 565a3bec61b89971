import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { roleRotation } from '../../../src/practices/agile-development-management/role-rotation.ts';
import { bot, daysAgo, person, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { commitRecord, reasonOf, review, times } from '../../builders/ladder-records.ts';

/** One merged pull request of each of so many authors; the first ones reviewed that of the last one. */
function team(authors: number, reviewers: number): readonly PullRequestRecord[] {
  return times(authors, index =>
    pullRecord(index + 1, {
      author: person(`author-${index}`),
      reviews: index === authors - 1 ? times(reviewers, one => review('commented', `Author-${one}`)) : [],
    }),
  );
}

const judge = (pullRequests: readonly PullRequestRecord[], commits = [commitRecord('a', { author: bot })]) =>
  resultOf(roleRotation, repositoryFacts({ pullRequests, commits }));

describe('role rotation', () => {
  test.each([
    [10, 2, 1],
    [10, 3, 2],
    [10, 5, 2],
    [10, 6, 3],
    [10, 7, 3],
    [10, 8, 4],
    [20, 17, 4],
    [20, 18, 5],
  ])('of %i authors with %i who reviewed it is level %i', (authors, reviewers, level) => {
    expect(judge(team(authors, reviewers)).level).toBe(level);
  });

  test('somebody with commits on the default branch alone is an author too', () => {
    expect(judge(team(10, 9), [commitRecord('a', { author: person('kim') })]).figures).toMatchObject({
      part: 9,
      whole: 11,
    });
  });

  test.each([
    ["one's own pull request", { author: person('author-0') }],
    ['what a bot brought', { author: bot }],
    ['something before the window', { reviews: [review('approved', 'author-0', daysAgo(91))] }],
  ])('reviewing %s does not count', (_, values) => {
    const given = pullRecord(90, {
      author: person('author-1'),
      reviews: [review('approved', 'author-0')],
      ...values,
    });

    expect(judge([...team(10, 0), given]).figures['part']).toBe(0);
  });

  test('a small team is judged on enough pull requests', () => {
    const pulls = times(10, index =>
      pullRecord(index + 1, {
        author: person(index < 5 ? 'mia' : 'noa'),
        reviews: [review('approved', 'noa')],
      }),
    );

    expect(judge(pulls)).toMatchObject({ value: 50, figures: { part: 1, whole: 2 } });
  });

  test('reviews that nobody saw leave a line open that is not reached', () => {
    const cut = pullRecord(90, { author: person('author-0'), reviews: null });
    expect(judge([...team(10, 7), cut]).lines).toEqual({ 2: 'met', 3: 'met', 4: 'unknown', 5: 'unknown' });
    expect(judge([...team(10, 7), { ...cut, updatedAt: daysAgo(91) }]).lines[4]).toBe('unmet');
  });

  test('is unknown with too few, and where nobody tells the commits', () => {
    expect(reasonOf(judge(team(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(resultOf(roleRotation, repositoryFacts({ pullRequests: team(10, 9) })))).toEqual({
      kind: 'clone',
    });
  });
});
