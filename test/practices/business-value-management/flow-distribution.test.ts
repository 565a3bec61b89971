import { describe, expect, test } from 'vitest';
import { builtInPolicy, type LadderPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { flowDistribution } from '../../../src/practices/business-value-management/flow-distribution.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const closed = (number: number, ...labels: readonly string[]) =>
  issueRecord(number, { labels, closedAt: daysAgo(2), closedAs: 'completed' });
/** 60% features, 20% defects, 20% debt; so many more of no kind. */
const work = (unkinded: number) => [
  ...times(6, index => closed(index, 'feature')),
  ...times(2, index => closed(index + 10, 'bug')),
  ...times(2, index => closed(index + 20, 'tech debt')),
  ...times(unkinded, index => closed(index + 30)),
];
const judge = (issues: readonly IssueRecord[], plannedMix: LadderPolicy['plannedMix'] = null) =>
  resultOf(flowDistribution, repositoryFacts({ issues }, { plannedMix }));

describe('flow distribution', () => {
  test.each<[number, LadderPolicy['plannedMix'], number]>([
    [3, null, 2],
    [2, null, 3],
    [2, { feature: 49.9, defect: 20.1, debt: 20, security: 10 }, 4],
    [2, { feature: 50, defect: 20, debt: 20, security: 10 }, 5],
    [2, { feature: 60, defect: 10, debt: 30, security: 0 }, 5],
    [3, { feature: 60, defect: 20, debt: 20, security: 0 }, 2],
  ])('with %i of no kind beside ten and the plan %j it is level %i', (unkinded, plan, level) => {
    expect(judge(work(unkinded), plan).level).toBe(level);
  });

  test('says the mix of what is known', () => {
    expect(judge(work(2)).figures).toMatchObject({
      feature: 60,
      defect: 20,
      debt: 20,
      security: 0,
      known: 10,
    });
  });

  test('what was not done is no work', () => {
    const dropped = times(9, index => ({ ...closed(index + 90), closedAs: 'not-planned' as const }));

    expect(judge([...work(0), ...dropped]).samples).toBe(10);
  });

  test('is unknown with too few, and not applicable with issues elsewhere', () => {
    expect(reasonOf(judge(work(0).slice(1)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    const outside = repositoryFacts({ issues: [] }, { workItems: { in: 'outside', key: null } });
    expect(reasonOf(resultOf(flowDistribution, outside))).toEqual({ kind: 'outside' });
    expect(builtInPolicy.plannedMix).toBeNull();
  });
});
