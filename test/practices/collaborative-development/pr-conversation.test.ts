import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { prConversation } from '../../../src/practices/collaborative-development/pr-conversation.ts';
import { bot, daysAgo, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf } from '../../builders/ladder-records.ts';

const pull = (number: number, resolved: number, total: number, values: Partial<PullRequestRecord> = {}) =>
  pullRecord(number, { threads: { total, resolved }, ...values });
const judge = (...pullRequests: readonly PullRequestRecord[]) =>
  resultOf(prConversation, repositoryFacts({ pullRequests }));

describe('conversations resolved', () => {
  test.each([
    [9, 20, 1],
    [10, 20, 2],
    [17, 20, 2],
    [18, 20, 3],
    [19, 20, 3],
    [20, 20, 5],
  ])('%i of %i threads are level %i', (resolved, total, level) => {
    expect(judge(pull(1, resolved, total))).toMatchObject({ level, samples: total });
  });

  test('is a ratio of sums', () => {
    expect(judge(pull(1, 2, 2), pull(2, 4, 8))).toMatchObject({ value: 60, evidence: [{ text: '#2' }] });
  });

  test('threads count, not pull requests, and those of 180 days where there are too few', () => {
    const older = pull(2, 5, 5, { mergedAt: daysAgo(120) });
    expect(judge(pull(1, 5, 5), older)).toMatchObject({ samples: 10, windowDays: 180 });
    expect(reasonOf(judge(pull(1, 4, 4), older))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
  });

  test('those of bots are left out, and without threads it is not applicable', () => {
    expect(judge(pull(1, 10, 10), pull(2, 0, 9, { author: bot })).value).toBe(100);
    expect(reasonOf(judge(pull(1, 0, 0)))).toEqual({ kind: 'nothing', what: 'threads' });
  });

  test('is unknown where GitHub told no threads, and where nothing was merged', () => {
    expect(reasonOf(judge(pullRecord(1, { threads: null })))).toEqual({
      kind: 'truncated',
      what: 'review threads',
    });
    expect(reasonOf(judge())).toEqual({ kind: 'samples', n: 0, minimum: 10 });
  });
});
