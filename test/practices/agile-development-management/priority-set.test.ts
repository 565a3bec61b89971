import { describe, expect, test } from 'vitest';
import { prioritySet } from '../../../src/practices/agile-development-management/priority-set.ts';
import { bot, daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const issues = (all: number, labelled: number) =>
  times(all, index => issueRecord(index + 1, { labels: index < labelled ? ['P1'] : [] }));
const judge = (given: ReturnType<typeof issues>) => resultOf(prioritySet, repositoryFacts({ issues: given }));

describe('priority set', () => {
  test.each([
    [10, 2, 1],
    [10, 3, 2],
    [10, 6, 2],
    [10, 7, 3],
    [10, 8, 3],
    [10, 9, 4],
    [20, 18, 4],
    [20, 19, 5],
  ])('of %i open issues with %i labelled it is level %i', (all, labelled, level) => {
    expect(judge(issues(all, labelled)).level).toBe(level);
  });

  test.each([
    ['closed ones', { closedAt: daysAgo(1) }],
    ['those of 7 days and younger', { openedAt: daysAgo(7) }],
    ['those in triage', { labels: ['needs-triage'] }],
    ['those of bots', { author: bot }],
  ])('%s are left out', (_, values) => {
    expect(judge([...issues(10, 10), issueRecord(99, values)])).toMatchObject({ value: 100, samples: 10 });
  });

  test('one that is a moment older than 7 days counts', () => {
    expect(judge([...issues(10, 10), issueRecord(99, { openedAt: daysAgo(7) - 1 })]).samples).toBe(11);
  });

  test('a filled field counts, two labels do not', () => {
    const two = times(5, index => issueRecord(index + 1, { labels: ['P1', 'P2'] }));
    const field = times(5, index => issueRecord(index + 6, { priority: 'High' }));

    expect(judge([...two, ...field]).value).toBe(50);
  });

  test('is not applicable without open issues, and where they are kept elsewhere', () => {
    expect(reasonOf(judge([]))).toEqual({ kind: 'nothing', what: 'issues' });
    const outside = { workItems: { in: 'outside', key: 'ABC-\\d+' } } as const;
    expect(reasonOf(resultOf(prioritySet, repositoryFacts({ issues: issues(10, 10) }, outside)))).toEqual({
      kind: 'outside',
    });
  });

  test('is unknown where no open issue says a priority: they may be in a field that is not read', () => {
    const labels = { kind: 'source', what: 'labels' };
    expect(reasonOf(judge(issues(10, 0)))).toEqual(labels);
    expect(
      reasonOf(judge([...issues(10, 0), issueRecord(99, { labels: ['P1'], closedAt: daysAgo(1) })])),
    ).toEqual(labels);
    expect(reasonOf(judge(issues(9, 0)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
  });

  test.each([
    ['one that says two', { labels: ['P1', 'P2'] }],
    ['a young one', { labels: ['P1'], openedAt: daysAgo(1) }],
    ['a field', { priority: 'High' }],
  ])('%s is enough to tell where priorities are', (_, values) => {
    expect(judge([...issues(10, 0), issueRecord(99, values)])).toMatchObject({ state: 'unmet' });
  });

  test('is unknown with too few, and where nobody tells the issues', () => {
    expect(reasonOf(judge(issues(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(resultOf(prioritySet, repositoryFacts()))).toEqual({ kind: 'clone' });
  });
});
