import { describe, expect, test } from 'vitest';
import { toilTrend } from '../../../src/practices/reliability-engineering/toil-trend.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const toil = (days: number, n: number, label = 'toil') =>
  Array.from({ length: n }, (_, index) =>
    issueRecord(days * 100 + index, { labels: [label], openedAt: daysAgo(days) }),
  );
const judge = (...issues: readonly ReturnType<typeof toil>[]) =>
  resultOf(toilTrend, repositoryFacts({ issues: issues.flat() }));

describe('toil', () => {
  test.each([
    ['none', [], 3],
    ['other labels', toil(1, 1, 'toilet'), 3],
    ['as many as before', [...toil(1, 2), ...toil(91, 2)], 4],
    ['fewer than before', [...toil(1, 1), ...toil(91, 2)], 5],
    ['some and none before', toil(1, 1), 4],
    ['none and some before', toil(90, 1), 5],
    ['some of the last moment of the window', toil(89, 1), 4],
    ['some long ago', toil(180, 1), 3],
    ['one label of several', [{ ...toil(1, 1)[0], labels: ['bug', 'toil'] } as never], 4],
    ['a label in Chinese', toil(1, 1, '琐事'), 4],
  ])('%s', (_, issues, value) => {
    expect(judge([...issues])).toMatchObject({ value });
  });

  test('is unknown without the issues', () => {
    expect(resultOf(toilTrend, repositoryFacts()).state).toBe('unknown');
  });
});
