import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { escapeRate } from '../../../src/practices/continuous-testing/escape-rate.ts';
import { bot, daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const bugs = (all: number, escaped: number) =>
  times(all, index =>
    issueRecord(index + 1, { labels: ['bug', index < escaped ? 'found-in: production' : 'found-in: test'] }),
  );
const judge = (issues: readonly IssueRecord[]) => resultOf(escapeRate, repositoryFacts({ issues }));

describe('escape rate', () => {
  test.each([
    [20, 11, 1],
    [20, 10, 2],
    [20, 7, 2],
    [20, 6, 3],
    [20, 4, 3],
    [20, 3, 4],
    [20, 2, 4],
    [20, 1, 5],
    [20, 0, 5],
  ])('of %i bugs with %i found in production it is level %i', (all, escaped, level) => {
    expect(judge(bugs(all, escaped))).toMatchObject({ level, figures: { part: escaped, whole: all } });
  });

  test('bugs that no label places count as all the others, once one is placed', () => {
    const bare = times(10, index => issueRecord(index + 50, { type: 'bug' }));

    expect(judge([...bugs(10, 5), ...bare]).value).toBe(25);
    expect(reasonOf(judge(bare))).toEqual({ kind: 'source', what: 'labels' });
  });

  test('a bug that a machine reports counts, one that is reported twice does not', () => {
    const again = issueRecord(90, {
      labels: ['bug', 'production'],
      closedAt: daysAgo(1),
      closedAs: 'duplicate',
    });
    const alert = issueRecord(91, { labels: ['bug', 'production'], author: bot });

    expect(judge([...bugs(10, 0), again, alert])).toMatchObject({ figures: { part: 1, whole: 11 } });
  });

  test.each([
    ['prod', 1],
    ['found in: live', 1],
    ['customer-reported', 1],
    ['field', 1],
    ['live-reload', 0],
    ['area: custom field', 0],
    ['html escape', 0],
  ])('a bug labelled %s: %i', (label, part) => {
    const one = issueRecord(90, { labels: ['bug', label] });

    expect(judge([...bugs(10, 0), one])).toMatchObject({ figures: { part, whole: 11 } });
  });

  test('names those that escaped', () => {
    expect(judge(bugs(10, 1)).evidence).toEqual([{ text: '#1', at: 'issues/1' }]);
  });

  test('is not applicable without bugs and with issues elsewhere, unknown with too few', () => {
    expect(reasonOf(judge([issueRecord(1)]))).toEqual({ kind: 'nothing', what: 'bugs' });
    const outside = repositoryFacts({ issues: bugs(10, 1) }, { workItems: { in: 'outside', key: null } });
    expect(reasonOf(resultOf(escapeRate, outside))).toEqual({ kind: 'outside' });
    expect(reasonOf(judge(bugs(9, 1)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
  });
});
