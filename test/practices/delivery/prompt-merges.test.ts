import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/model/records/instant.ts';
import { areAtLeast, promptMerges } from '../../../src/practices/delivery/prompt-merges.ts';
import { attemptOf, commitLine, historyOf } from '../../builders/delivery-history.ts';
import { daysAgo, now, pullRecord } from '../../builders/ladder-facts.ts';

const shas = Array.from({ length: 10 }, (_, index) => `m${index}`);
/** Nine merges in production at once; the last one merged so many days ago and deployed so many hours later. */
const merges = (lastDays: number, hours: number) => {
  const mergedAt = (index: number) => (index === 9 ? daysAgo(lastDays) : daysAgo(30 - index));
  const attempts = shas.map((sha, index) =>
    attemptOf(sha, mergedAt(index) + (index === 9 ? hours : 1) * hourMs),
  );
  const history = historyOf([attemptOf('base', daysAgo(80)), ...attempts], {
    commits: commitLine('base', ...shas),
  });
  const pulls = shas.map((sha, index) => pullRecord(index, { mergeSha: sha, mergedAt: mergedAt(index) }));

  return promptMerges(pulls, history.deployments, history.carriers, now);
};

describe('merges in production within a day', () => {
  test.each([
    [5, 24, 100],
    [5, 24.1, 90],
    [1, 1, 100],
    [1, 25, 90],
  ])('merged %d days ago and deployed after %d hours', (days, hours, percent) => {
    expect(merges(days, hours)).toEqual({ percent });
  });

  test('of the last day are left out', () => {
    expect(merges(0.9, 1)).toEqual({ cause: { kind: 'samples', n: 9, minimum: 10 } });
  });

  test('are compared with a share, or are unknown with their cause', () => {
    expect([areAtLeast({ percent: 90 }, 90), areAtLeast({ percent: 89 }, 90)]).toEqual([true, false]);
    expect(areAtLeast({ cause: { kind: 'clone' } }, 90)).toEqual({ kind: 'clone' });
  });
});
