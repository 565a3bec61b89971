import { describe, expect, test } from 'vitest';
import { shareOfKnown, type Verdict } from '../../src/practices/share-of-known.ts';
import { daysAgo, now } from '../builders/ladder-facts.ts';
import { times } from '../builders/ladder-records.ts';

const cause = { kind: 'truncated', what: 'files' } as const;

function judge(...groups: readonly (readonly [count: number, verdict: Verdict, days: number])[]) {
  const items = groups.flatMap(([count, verdict, days]) =>
    times(count, () => ({ verdict, at: daysAgo(days) })),
  );

  return shareOfKnown(
    items,
    { endOf: ({ at }) => at, judge: ({ verdict }) => verdict, evidenceOf: () => ({ text: 'one' }) },
    now,
  );
}

describe('the share of what is known', () => {
  test('leaves out what nobody can say and counts it', () => {
    expect(judge([9, true, 1], [1, false, 1], [4, cause, 1], [3, cause, 120])).toMatchObject({
      ...{ value: 90, samples: 10, windowDays: 90, evidence: [{ text: 'one' }] },
      figures: { part: 9, whole: 10, unseen: 4 },
    });
  });

  test('is stretched where too few are known', () => {
    expect(judge([9, true, 1], [1, false, 120], [3, cause, 120])).toMatchObject({
      ...{ value: 90, windowDays: 180, figures: { unseen: 3 } },
    });
  });

  test('where too few are known because of the others, their cause is the answer', () => {
    expect(judge([9, true, 1], [1, cause, 120])).toMatchObject({ reason: { cause } });
  });

  test('where there are too few anyway, waiting is the answer', () => {
    expect(judge([5, true, 1], [4, cause, 1], [9, cause, 181])).toMatchObject({
      reason: { cause: { kind: 'samples', n: 5, minimum: 10 } },
    });
  });
});
