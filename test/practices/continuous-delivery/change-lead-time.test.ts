import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/model/records/instant.ts';
import { changeLeadTime } from '../../../src/practices/continuous-delivery/change-lead-time.ts';
import { commitLine, deliveryFacts, deploymentRecord } from '../../builders/delivery-history.ts';
import { daysAgo, person, pullRecord, resultOf } from '../../builders/ladder-facts.ts';

const shas = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];

/** Changes that were each deployed after so many hours, a baseline before them, one that waits after them. */
const delivered = (...hours: readonly number[]) => ({
  commits: commitLine('base', ...shas),
  deployments: [
    deploymentRecord(1, 'base', daysAgo(80)),
    ...hours.map((_, index) => deploymentRecord(index + 2, shas[index] ?? '', daysAgo(10 - index))),
  ],
  pullRequests: [
    ...hours.map((lead, index) =>
      pullRecord(index + 1, {
        ...{ mergeSha: shas[index] ?? '', mergedAt: daysAgo(10 - index) - (lead * hourMs) / 2 },
        openedAt: daysAgo(10 - index) - lead * hourMs,
        commits: [
          { sha: 'x', author: person(), authoredAt: daysAgo(10 - index) - lead * hourMs, touches: null },
        ],
      }),
    ),
    pullRecord(9, { mergeSha: 'm6', mergedAt: daysAgo(2) }),
  ],
});
const judge = (values: Parameters<typeof deliveryFacts>[0], policy = {}) =>
  resultOf(changeLeadTime, deliveryFacts(values, policy));

describe('change lead time', () => {
  test.each([
    [721, 1],
    [720, 2],
    [169, 2],
    [168, 3],
    [24, 3],
    [23.9, 4],
    [1, 4],
    [0.9, 5],
  ])('a median of %d hours is level %i', (hours, level) => {
    const result = judge(delivered(hours, hours, hours, 5000, 0));
    expect(result).toMatchObject({ level, samples: 5, windowDays: 90 });
    expect(result.value).toBeCloseTo(hours, 9);
  });

  test('says what is beside the value', () => {
    expect(judge(delivered(44, 25, 48, 18, 504)).figures).toMatchObject({
      ...{ changes: 5, releaseHours: 22, inferred: 0, afterGap: 1, direct: 0 },
      ...{ waiting: 1, oldestWaitingDays: 2 },
    });
  });

  test('tells commits without a pull request apart, of the same window', () => {
    const given = delivered(1, 2, 3, 4, 5);
    const direct = (sha: string) => ({ sha, at: daysAgo(9), by: person(), pullRequest: null });
    const pullRequests = given.pullRequests.filter(({ mergeSha }) => mergeSha !== 'm2');
    const old = [{ ...direct('m1'), at: daysAgo(10) }, direct('m2')];
    const more = [
      ...pullRequests,
      { ...given.pullRequests[0], number: 77, mergeSha: 'm3' } as (typeof pullRequests)[0],
    ];
    expect(judge({ ...given, pullRequests: more, heads: old }).figures).toMatchObject({
      ...{ direct: 1, directHours: 1224 },
    });
  });

  test('names the longest first', () => {
    expect(judge(delivered(1, 2, 3, 4, 5)).evidence.map(({ text }) => text)).toEqual([
      ...['#5', '#4', '#3', '#2', '#1'],
    ]);
  });

  test('is unknown with too few, without a source, and where commits may not be seen', () => {
    expect(judge(delivered(1, 2, 3, 4))).toMatchObject({ reason: { cause: { n: 4, minimum: 5 } } });
    expect(judge({ pullRequests: delivered(1).pullRequests })).toMatchObject({
      reason: { cause: { kind: 'source', what: 'deployments' } },
    });
    const { commits: _, ...rest } = delivered(1, 2, 3, 4, 5);
    const unseen = deliveryFacts(rest, {}, { commits: { kind: 'clone' } });
    expect(resultOf(changeLeadTime, unseen)).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });
});
