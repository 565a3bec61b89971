import { describe, expect, test } from 'vitest';
import type { BranchRecord } from '../../../src/model/records/delivery-records.ts';
import { activeBranches } from '../../../src/practices/agile-development-management/active-branches.ts';
import { bot, daysAgo, person, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { branch, commitRecord, place, reasonOf, times } from '../../builders/ladder-records.ts';

const two = [commitRecord('a', { author: person('mia') }), commitRecord('b', { author: person('noa') })];
const judge = (branches: readonly BranchRecord[], commits = two) =>
  resultOf(activeBranches, repositoryFacts({ place, branches, commits }));

describe('active branches', () => {
  test.each([
    [11, 1],
    [10, 2],
    [7, 2],
    [6, 3],
    [5, 3],
    [4, 4],
    [3, 5],
  ])('%i branches of two authors are level %i', (count, level) => {
    expect(judge(times(count, index => branch(`work-${index}`)))).toMatchObject({
      level,
      figures: { branches: count, authors: 2 },
    });
  });

  test.each<[string, BranchRecord, number]>([
    ['the default branch', branch('main'), 1],
    ['a branch that is merged', branch('done', { ahead: 0 }), 1],
    ['one of 30 days', branch('old', { lastCommitAt: daysAgo(30) }), 2],
    ['one that is older', branch('old', { lastCommitAt: daysAgo(30) - 1 }), 1],
    ['a release branch', branch('release/1.2'), 1],
    ['a release branch by its number', branch('v1.2.x'), 1],
    ['one of an update bot', branch('renovate/vitest'), 1],
    ['a release branch with a dash', branch('release-2'), 1],
    ['a stable branch', branch('stable'), 1],
    ['work on a release', branch('release-notes'), 2],
    ['work', branch('feature/releases'), 2],
  ])('%s beside another: %3$i', (_, given, count) => {
    expect(judge([branch('work'), given]).figures['branches']).toBe(count);
  });

  test('branches that nobody compared prove only that there are too many', () => {
    const unseen = branch('unseen', { ahead: null });
    expect(judge([branch('a'), unseen])).toMatchObject({
      ...{ isAtLeast: true, lines: { 2: 'unknown', 5: 'unknown' } },
      reason: { cause: { kind: 'truncated', what: 'branches' } },
    });
    expect(judge([...times(11, index => branch(`w${index}`)), unseen]).lines[2]).toBe('unmet');
  });

  test('who only merged pull requests is an author too', () => {
    const facts = { place, branches: [branch('a')], commits: [], pullRequests: [pullRecord(1)] };

    expect(resultOf(activeBranches, repositoryFacts(facts)).figures['authors']).toBe(1);
  });

  test('is unknown without any author, and where nobody tells the branches', () => {
    expect(reasonOf(judge([branch('a')], [commitRecord('a', { author: bot })]))).toEqual({
      ...{ kind: 'samples', n: 0, minimum: 1 },
    });
    expect(reasonOf(resultOf(activeBranches, repositoryFacts({ place, commits: two })))).toEqual({
      kind: 'clone',
    });
  });
});
