import { describe, expect, test } from 'vitest';
import type { OpenWork } from '../../src/facts/open-work.ts';
import { countedWork, judgeWipLimit, ownLimitOf } from '../../src/practices/wip-limit.ts';

const work = (count: number, values: Partial<OpenWork> = {}): OpenWork => ({
  author: 'person',
  draft: false,
  open: Array.from({ length: count }, (_, index) => index + 1),
  drafts: [],
  ...values,
});

describe('the limit of work in progress', () => {
  test.each([
    [0, 1, 'met'],
    [1, 1, 'met'],
    [2, 1, 'unmet'],
    [3, 3, 'met'],
    [4, 3, 'unmet'],
  ])('of %i open pull requests with limit %i it says %s', (count, limit, answer) => {
    expect(judgeWipLimit(work(count), { limit, countsDrafts: false })).toEqual({
      answer,
      evidence: work(count),
    });
  });

  test.each<[string, Partial<OpenWork>, string]>([
    ['a draft, which nobody has to review yet', { draft: true }, 'draft'],
    ['an app, which is no person', { author: 'app' }, 'app'],
    ['an app that opened a draft', { author: 'app', draft: true }, 'app'],
    ['nobody, the account being deleted', { author: 'deleted' }, 'deleted'],
  ])('does not ask %s', (_, values, reason) => {
    expect(judgeWipLimit(work(9, values), { limit: 3, countsDrafts: false })).toMatchObject({
      answer: 'not-applicable',
      reason,
    });
  });

  test.each([
    [false, true, 'not-applicable'],
    [true, true, 'unmet'],
    [false, false, 'met'],
    [true, false, 'unmet'],
  ])('counts drafts: %s, of a draft: %s, says %s', (countsDrafts, draft, answer) => {
    const some = work(2, { draft, drafts: [9, 3] });

    expect(judgeWipLimit(some, { limit: 3, countsDrafts })).toMatchObject({ answer });
    expect(countedWork(some, countsDrafts)).toEqual(countsDrafts ? [1, 2, 3, 9] : [1, 2]);
  });

  test('is that of a person where one is named, whatever the case', () => {
    const authors = [{ login: 'Mia', limit: 5 }];

    expect(ownLimitOf(authors, 'mia')).toBe(authors[0]);
    expect(ownLimitOf(authors, 'noor')).toBeNull();
    expect(ownLimitOf(authors, null)).toBeNull();
  });
});
