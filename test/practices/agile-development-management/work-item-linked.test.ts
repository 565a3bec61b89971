import { describe, expect, test } from 'vitest';
import { workItemLinked } from '../../../src/practices/agile-development-management/work-item-linked.ts';
import {
  bot,
  daysAgo,
  mergedPulls,
  pullRecord,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';

const judge = (pullRequests: ReturnType<typeof mergedPulls>) =>
  resultOf(workItemLinked, repositoryFacts({ pullRequests }));

describe('work item linked', () => {
  test.each([
    [20, 5, 1],
    [20, 6, 2],
    [20, 15, 2],
    [20, 16, 3],
    [20, 18, 3],
    [20, 19, 4],
    [20, 20, 5],
  ])('of %i merged with %i linked it is level %i', (all, linked, level) => {
    expect(judge(mergedPulls(all, linked, { issues: [7] })).level).toBe(level);
  });

  test('an issue of another repository and a key of the outside tool count', () => {
    const text = { tasks: { ticked: 0, open: 0 }, keys: ['ABC-1'], sections: [], reverts: [] };
    const pulls = [...mergedPulls(5, 5, { issuesElsewhere: 1 }), ...mergedPulls(5, 5, { text })];

    expect(judge(pulls).value).toBe(100);
  });

  test('what bots merged is left out', () => {
    expect(judge([...mergedPulls(10, 10, { issues: [1] }), pullRecord(99, { author: bot })]).samples).toBe(
      10,
    );
  });

  test('is unknown with too few, and looks back 180 days before it says so', () => {
    const old = mergedPulls(10, 10, { issues: [1], mergedAt: daysAgo(120) });
    expect(judge(old)).toMatchObject({ value: 100, windowDays: 180 });
    expect(judge(old.slice(0, 9))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
  });

  test('names those without one', () => {
    expect(judge(mergedPulls(10, 9, { issues: [1] })).evidence).toEqual([{ text: '#10', at: 'pull/10' }]);
  });
});
