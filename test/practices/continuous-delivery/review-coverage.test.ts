import { describe, expect, test } from 'vitest';
import type { PullRequestRecord, ReviewRecord } from '../../../src/model/records/pull-request-record.ts';
import type { BranchRules } from '../../../src/model/records/rules-record.ts';
import { reviewCoverage } from '../../../src/practices/continuous-delivery/review-coverage.ts';
import { standingApprovals } from '../../../src/practices/pull-requests/standing-approvals.ts';
import {
  bot,
  daysAgo,
  mergedPulls,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';
import { branchRules, reasonOf, review, times } from '../../builders/ladder-records.ts';

const approved = { reviews: [review('approved')] };
const judge = (pullRequests: readonly PullRequestRecord[], rules?: Partial<BranchRules>) =>
  resultOf(
    reviewCoverage,
    repositoryFacts(rules === undefined ? { pullRequests } : { pullRequests, rules: branchRules(rules) }),
  );

describe('review coverage', () => {
  test.each([
    [20, 9, 1],
    [20, 10, 2],
    [20, 17, 2],
    [20, 18, 3],
    [20, 19, 3],
    [20, 20, 4],
  ])('of %i merged with %i approved it is level %i', (all, some, level) => {
    expect(judge(mergedPulls(all, some, approved), {}).level).toBe(level);
  });

  test.each<[Partial<BranchRules> | undefined, string, object | null]>([
    [{ dismissesStale: true }, 'met', null],
    [{ dismissesStale: true, isComplete: false }, 'met', null],
    [{}, 'unmet', null],
    [{ isComplete: false }, 'unknown', { kind: 'source', what: 'rules' }],
    [undefined, 'unknown', { kind: 'clone' }],
  ])('with the rules %j level 5 is %s', (rules, state, cause) => {
    const result = judge(mergedPulls(10, 10, approved), rules);

    expect(result.lines).toMatchObject({ 4: 'met', 5: state });
    expect(reasonOf(result)).toEqual(cause);
  });

  const noon = daysAgo(1.5);
  test.each<[string, readonly ReviewRecord[], string[]]>([
    ['approved', [review('approved')], ['noa']],
    ['approved by two', [review('approved', 'Noa'), review('approved', 'kim')], ['noa', 'kim']],
    ['commented', [review('commented')], []],
    [
      'approved, then commented',
      [review('approved', 'noa', noon), review('commented', 'noa', noon + 1)],
      ['noa'],
    ],
    ['approved, then dismissed', [review('approved', 'noa', noon), review('dismissed', 'noa', noon + 1)], []],
    [
      'approved, then asked for changes',
      [review('approved', 'noa', noon), review('changes-requested', 'noa', noon + 1)],
      [],
    ],
    [
      'told out of order',
      [review('changes-requested', 'noa', noon + 1), review('approved', 'noa', noon)],
      [],
    ],
    [
      'asked for changes, then approved',
      [review('changes-requested', 'noa', noon), review('approved', 'noa', noon + 1)],
      ['noa'],
    ],
    [
      'approved while another asks for changes',
      [review('approved'), review('changes-requested', 'kim')],
      ['noa'],
    ],
    ['approved after the merge', [review('approved', 'noa', daysAgo(0.5))], []],
    ['approved at the moment of the merge', [review('approved', 'noa', daysAgo(1))], ['noa']],
    ['dismissed after the merge', [review('approved'), review('dismissed', 'noa', daysAgo(0.5))], ['noa']],
    ['approved by a bot', [{ ...review('approved'), author: bot }], []],
    ['approved by the author', [review('approved', 'Mia')], []],
    ['approved by an account that is gone', [{ ...review('approved'), author: null }], []],
  ])('%s', (_, reviews, standing) => {
    expect([...(standingApprovals(pullRecord(1, { author: person('mia'), reviews })) ?? [])]).toEqual(
      standing,
    );
  });

  test('of 40 merged, 12 by an update bot, 28 are asked', () => {
    const bots = times(12, index => pullRecord(index + 100, { author: bot, ...approved }));

    expect(judge([...mergedPulls(28, 14, approved), ...bots], {})).toMatchObject({ samples: 28, value: 50 });
  });

  test('is unknown with too few, and where GitHub did not tell all reviews', () => {
    expect(reasonOf(judge(mergedPulls(9, 9, approved)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge(mergedPulls(10, 1, { reviews: null })))).toEqual({
      kind: 'truncated',
      what: 'reviews',
    });
  });

  test('names those without an approval', () => {
    expect(judge(mergedPulls(10, 9, approved)).evidence).toEqual([{ text: '#10', at: 'pull/10' }]);
  });
});
