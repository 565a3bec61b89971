import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { defectTrend } from '../../../src/practices/continuous-testing/defect-trend.ts';
import {
  bot,
  daysAgo,
  issueRecord,
  pullRecord,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const bugs = (count: number, days: number, values: Partial<IssueRecord> = {}) =>
  times(count, index =>
    issueRecord(days * 1000 + index, { labels: ['bug'], openedAt: daysAgo(days), ...values }),
  );
const merged = (count: number, days: number) =>
  times(count, index => pullRecord(days * 1000 + index, { mergedAt: daysAgo(days) }));

interface Span {
  readonly bugs: number;
  readonly merged: number;
}
const judge = (
  now: Span,
  before: Span,
  extra: readonly IssueRecord[] = [],
  days: readonly [number, number] = [10, 100],
) =>
  resultOf(
    defectTrend,
    repositoryFacts({
      issues: [...bugs(now.bugs, days[0]), ...bugs(before.bugs, days[1]), ...extra],
      pullRequests: [...merged(now.merged, days[0]), ...merged(before.merged, days[1])],
    }),
  );

describe('defect trend', () => {
  test.each([
    [101, 1.01, 2],
    [100, 1, 3],
    [91, 0.91, 3],
    [90, 0.9, 4],
    [76, 0.76, 4],
    [75, 0.75, 5],
    [0, 0, 5],
  ])('%i bugs after 100, with as many merged, are a ratio of %f: level %i', (count, value, level) => {
    expect(judge({ bugs: count, merged: 20 }, { bugs: 100, merged: 20 })).toMatchObject({ value, level });
  });

  test('counts against what was merged', () => {
    expect(judge({ bugs: 10, merged: 40 }, { bugs: 10, merged: 20 })).toMatchObject({
      value: 0.5,
      windowDays: 90,
    });
  });

  test('looks at twice 180 days where 90 have too few', () => {
    const result = judge({ bugs: 3, merged: 10 }, { bugs: 4, merged: 10 }, [], [100, 200]);

    expect(result).toMatchObject({ value: 0.75, windowDays: 180 });
  });

  test('a bug that is reported twice is one, and what bots merged is no work', () => {
    const again = bugs(5, 11, { closedAs: 'duplicate', closedAt: daysAgo(1) });
    expect(judge({ bugs: 4, merged: 10 }, { bugs: 4, merged: 10 }, again).value).toBe(1);
    const byBots = times(10, index => pullRecord(index, { author: bot }));
    const facts = { issues: bugs(1, 10), pullRequests: byBots };
    expect(reasonOf(resultOf(defectTrend, repositoryFacts(facts)))).toEqual({
      kind: 'samples',
      n: 0,
      minimum: 10,
    });
  });

  test('is unknown with too few merged, and where none came up before', () => {
    expect(reasonOf(judge({ bugs: 1, merged: 10 }, { bugs: 1, merged: 9 }))).toEqual({
      ...{ kind: 'samples', n: 9, minimum: 10 },
    });
    expect(reasonOf(judge({ bugs: 1, merged: 10 }, { bugs: 0, merged: 10 }))).toEqual({
      ...{ kind: 'samples', n: 0, minimum: 1 },
    });
  });

  test('is not applicable without bugs, and with issues elsewhere', () => {
    expect(reasonOf(judge({ bugs: 0, merged: 10 }, { bugs: 0, merged: 10 }))).toEqual({
      kind: 'nothing',
      what: 'bugs',
    });
    const old = bugs(1, 300);
    expect(reasonOf(judge({ bugs: 0, merged: 10 }, { bugs: 0, merged: 10 }, old))).toEqual({
      ...{ kind: 'nothing', what: 'bugs' },
    });
    const outside = repositoryFacts(
      { issues: [], pullRequests: [] },
      { workItems: { in: 'outside', key: null } },
    );
    expect(reasonOf(resultOf(defectTrend, outside))).toEqual({ kind: 'outside' });
  });
});
