import { describe, expect, test } from 'vitest';
import type { OpenWork } from '../../src/facts/open-work.ts';
import { judgeWipLimit } from '../../src/practices/wip-limit.ts';

const work = (count: number, values: Partial<OpenWork> = {}): OpenWork => ({
  author: 'person',
  draft: false,
  open: Array.from({ length: count }, (_, index) => index + 1),
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
    expect(judgeWipLimit(work(count), limit)).toEqual({ answer, evidence: work(count) });
  });

  test.each<[string, Partial<OpenWork>, string]>([
    ['a draft, which nobody has to review yet', { draft: true }, 'draft'],
    ['an app, which is no person', { author: 'app' }, 'app'],
    ['an app that opened a draft', { author: 'app', draft: true }, 'app'],
    ['nobody, the account being deleted', { author: 'deleted' }, 'deleted'],
  ])('does not ask %s', (_, values, reason) => {
    expect(judgeWipLimit(work(9, values), 3)).toMatchObject({ answer: 'not-applicable', reason });
  });
});
