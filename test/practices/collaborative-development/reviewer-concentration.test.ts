import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { reviewerConcentration } from '../../../src/practices/collaborative-development/reviewer-concentration.ts';
import { bot, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf, review, times } from '../../builders/ladder-records.ts';

/** The busiest approves so many; each of the others one. */
const pulls = (all: number, busiest: number) =>
  times(all, index =>
    pullRecord(index + 1, { reviews: [review('approved', index < busiest ? 'noa' : `reviewer-${index}`)] }),
  );
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(reviewerConcentration, repositoryFacts({ pullRequests }));

describe('reviewer concentration', () => {
  test.each([
    [10, 9, 1],
    [10, 8, 2],
    [10, 7, 2],
    [10, 6, 3],
    [10, 5, 3],
    [10, 4, 4],
    [100, 31, 4],
    [10, 3, 5],
  ])('of %i approvals with %i by one person it is level %i', (all, busiest, level) => {
    expect(judge(pulls(all, busiest)).level).toBe(level);
  });

  test('names nobody', () => {
    expect(JSON.stringify(judge(pulls(10, 9)))).not.toContain('noa');
  });

  test('several approvals of one pull request by the same person are one', () => {
    const again = pullRecord(90, {
      reviews: [review('approved'), review('approved'), review('approved', 'kim')],
    });

    expect(judge([...pulls(10, 0), again])).toMatchObject({ figures: { part: 1, whole: 12 } });
  });

  test('what bots brought is left out', () => {
    expect(
      judge([...pulls(10, 1), { ...pullRecord(99, { reviews: [review('approved')] }), author: bot }]).samples,
    ).toBe(10);
  });

  test('is unknown with too few and where GitHub told no reviews, not applicable without approvals', () => {
    expect(reasonOf(judge(pulls(9, 1)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge([pullRecord(1, { reviews: null })]))).toEqual({
      kind: 'truncated',
      what: 'reviews',
    });
    expect(reasonOf(judge([pullRecord(1)]))).toEqual({ kind: 'nothing', what: 'approvals' });
    expect(reasonOf(judge([]))).toEqual({ kind: 'samples', n: 0, minimum: 10 });
  });
});
