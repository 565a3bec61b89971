import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { valueStated } from '../../../src/practices/business-value-management/value-stated.ts';
import { bot, daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const labels = ['enhancement'];
const sections = ['value', 'acceptance criteria'];
const issues = (all: number, some: number) =>
  times(all, index => issueRecord(index + 1, { labels, sections: index < some ? sections : ['value'] }));
const judge = (given: readonly IssueRecord[]) => resultOf(valueStated, repositoryFacts({ issues: given }));

describe('value stated', () => {
  test.each([
    [20, 5, 1],
    [20, 6, 2],
    [20, 11, 2],
    [20, 12, 3],
    [20, 16, 3],
    [20, 17, 4],
    [20, 18, 4],
    [20, 19, 5],
  ])('of %i feature issues with %i that state both it is level %i', (all, some, level) => {
    expect(judge(issues(all, some)).level).toBe(level);
  });

  test('other issues, those of bots and older ones are left out', () => {
    const others = [
      issueRecord(90, { labels: ['bug'] }),
      issueRecord(91, { labels, author: bot }),
      issueRecord(92, { labels, openedAt: daysAgo(90) }),
    ];

    expect(judge([...issues(10, 10), ...others])).toMatchObject({ value: 100, samples: 10 });
  });

  test('is unknown with too few, where no label tells a feature, and not applicable with issues elsewhere', () => {
    expect(reasonOf(judge(issues(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge([]))).toEqual({ kind: 'samples', n: 0, minimum: 10 });
    expect(reasonOf(judge(times(10, index => issueRecord(index))))).toEqual({
      kind: 'source',
      what: 'labels',
    });
    const outside = repositoryFacts({ issues: [] }, { workItems: { in: 'outside', key: null } });
    expect(reasonOf(resultOf(valueStated, outside))).toEqual({ kind: 'outside' });
    expect(reasonOf(resultOf(valueStated, repositoryFacts()))).toEqual({ kind: 'clone' });
  });
});
