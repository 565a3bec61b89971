import { describe, expect, test } from 'vitest';
import { carriedResult } from '../../src/maturity/carried-result.ts';
import type { PracticeResult } from '../../src/model/practice-result.ts';
import { workItemLinked } from '../../src/practices/agile-development-management/work-item-linked.ts';
import { daysAgo, mergedPulls, now, repositoryFacts, resultOf } from '../builders/ladder-facts.ts';

const failed = resultOf(
  workItemLinked,
  repositoryFacts({}, {}, { pullRequests: { kind: 'failure', what: 'pull requests' } }),
);
const good = resultOf(
  workItemLinked,
  repositoryFacts({ pullRequests: mergedPulls(10, 10, { issues: [1] }) }),
);

const carry = (result: PracticeResult, before: PracticeResult, days: number) =>
  carriedResult(result, { at: now, earlier: { at: daysAgo(days), results: [before] } });

describe('a result that GitHub did not let us see', () => {
  test('is the one before, which says from when it is', () => {
    expect(carry(failed, good, 7)).toEqual({ ...good, carriedFrom: daysAgo(7) });
  });

  test('is carried for 14 days, counted from the first of them', () => {
    expect(carry(failed, good, 14).level).toBe(5);
    expect(carry(failed, good, 14.01)).toEqual(failed);
    expect(carry(failed, { ...good, carriedFrom: daysAgo(15) }, 7)).toEqual(failed);
    expect(carry(failed, { ...good, carriedFrom: daysAgo(14) }, 7).carriedFrom).toBe(daysAgo(14));
  });

  test('is unknown where there was none before', () => {
    expect(carriedResult(failed, { at: now, earlier: null })).toEqual(failed);
    expect(carry(failed, { ...good, id: 'another' }, 1)).toEqual(failed);
  });

  test('a missing permission is no failure that passes: it is unknown at once', () => {
    const cause = { kind: 'permission', permission: 'pull_requests' } as const;
    const forbidden = resultOf(workItemLinked, repositoryFacts({}, {}, { pullRequests: cause }));

    expect(carry(forbidden, good, 1)).toEqual(forbidden);
  });
});
