import { describe, expect, test } from 'vitest';
import type { DeploymentRecord } from '../../../src/model/records/delivery-records.ts';
import { dayMs } from '../../../src/model/records/instant.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { valueReviewed } from '../../../src/practices/business-value-management/value-reviewed.ts';
import { daysAgo, issueRecord, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { commitRecord, issueEvent, reasonOf, times } from '../../builders/ladder-records.ts';

const deployment = (id: number, sha: string, at: number): DeploymentRecord => ({
  ...{ id, sha, environment: 'production', isProduction: true, isTransient: false, creator: null },
  ...{ createdAt: at - 1, runId: null, statuses: [{ state: 'success', at }] },
});

/** Deployed `days` ago; its outcome was noted so many days after that, or not at all. */
interface Given {
  readonly days: number;
  readonly notedAfter: number | null;
}

function factsOf(all: readonly Given[], values: Partial<IssueRecord> = {}) {
  const noted = (deployedAt: number, after: number | null) =>
    after === null ? [] : [issueEvent('labeled', deployedAt + after * dayMs, 'outcome: reached')];

  return {
    issues: all.map(({ days, notedAfter }, index) =>
      issueRecord(index + 1, { labels: ['feature'], events: noted(daysAgo(days), notedAfter), ...values }),
    ),
    pullRequests: all.map(({ days }, index) =>
      pullRecord(index + 1, { issues: [index + 1], mergedAt: daysAgo(days + 1) }),
    ),
    // The deployed commit stands after the merge.
    commits: all.flatMap((_, index) => [
      commitRecord(`merge-${index + 1}`, { parents: [] }),
      commitRecord(`later-${index + 1}`, { parents: [`merge-${index + 1}`] }),
    ]),
    deployments: [
      deployment(1, 'baseline', daysAgo(300)),
      ...all.map(({ days }, index) => deployment(index + 2, `later-${index + 1}`, daysAgo(days))),
    ],
  };
}

const judge = (all: readonly Given[], values: Partial<IssueRecord> = {}) =>
  resultOf(valueReviewed, repositoryFacts(factsOf(all, values)));
const delivered = (all: number, noted: number) =>
  times(all, index => ({ days: 100, notedAfter: index < noted ? 30 : null }));

describe('value reviewed', () => {
  test.each([
    [10, 1, 2],
    [10, 2, 3],
    [10, 4, 3],
    [10, 5, 4],
    [10, 7, 4],
    [10, 8, 5],
  ])('of %i delivered features with %i outcomes it is level %i', (all, noted, level) => {
    expect(judge(delivered(all, noted)).level).toBe(level);
  });

  test.each([
    [60, 60, 11, 11],
    [60, 60.1, 11, 10],
    [59.9, 1, 10, 10],
    [150, 1, 11, 11],
    [150.1, 1, 10, 10],
  ])('one deployed %f days ago and noted %f days later: of %i, %i count', (days, notedAfter, whole, part) => {
    expect(judge([...delivered(10, 10), { days, notedAfter }]).figures).toMatchObject({ whole, part });
  });

  test('what no deployment holds was not delivered, and the first deployment tells no time', () => {
    const facts = factsOf(delivered(10, 10));
    const [, second] = facts.deployments;
    const first = { ...facts, deployments: facts.deployments.slice(1) };

    expect(second?.sha).toBe('later-1');
    expect(reasonOf(resultOf(valueReviewed, repositoryFacts(first)))).toEqual({
      kind: 'samples',
      n: 9,
      minimum: 10,
    });
  });

  test('is unknown without deployments, without any such label, and with too few', () => {
    const facts = factsOf(delivered(10, 10));
    expect(reasonOf(resultOf(valueReviewed, repositoryFacts({ ...facts, deployments: [] })))).toEqual({
      ...{ kind: 'source', what: 'deployments' },
    });
    expect(reasonOf(judge(delivered(10, 0)))).toEqual({ kind: 'source', what: 'labels' });
    expect(reasonOf(judge(delivered(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    const outside = repositoryFacts(facts, { workItems: { in: 'outside', key: null } });
    expect(reasonOf(resultOf(valueReviewed, outside))).toEqual({ kind: 'outside' });
  });
});
