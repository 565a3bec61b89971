import { describe, expect, test } from 'vitest';
import type { LadderPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import { hourMs } from '../../../src/model/records/instant.ts';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { wipLimit } from '../../../src/practices/agile-development-management/wip-limit.ts';
import {
  bot,
  daysAgo,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
  seenOf,
} from '../../builders/ladder-facts.ts';

/** As many of one person, open from so many days ago until another day. */
const held = (count: number, from: number, to: number, values: Partial<PullRequestRecord> = {}) =>
  Array.from({ length: count }, (_, index) =>
    pullRecord(index + 1, { openedAt: daysAgo(from), mergedAt: daysAgo(to), ...values }),
  );
const judge = (pullRequests: readonly PullRequestRecord[], policy: Partial<LadderPolicy> = {}) =>
  resultOf(wipLimit, repositoryFacts({ pullRequests }, policy));

/** Four weeks and one day, 20 working days. */
const month = [30, 2] as const;

describe('WIP risk alert', () => {
  test.each([
    [1, 5],
    [2, 5],
    [3, 3],
    [4, 2],
    [5, 2],
    [6, 1],
  ])('with %i held all the time is level %i', (count, level) => {
    expect(judge(held(count, ...month))).toMatchObject({ level, value: count, samples: 20, windowDays: 90 });
  });

  test('is level 4 where the limit was passed once, be it for an hour', () => {
    const burst = [10, 11].map(number =>
      pullRecord(number, { openedAt: daysAgo(20), mergedAt: daysAgo(20) + hourMs }),
    );
    const result = judge([...held(2, ...month), ...burst]);

    expect(result).toMatchObject({ level: 4, value: 2, lines: { 4: 'met', 5: 'unmet' } });
    expect(result.evidence.map(({ text }) => text).toSorted()).toEqual(['#10', '#11']);
    expect(judge([...held(2, ...month), ...burst], { wipLimit: 4 })).toMatchObject({
      level: 5,
      evidence: [],
    });
    expect(judge(held(2, ...month), { wipLimit: 1 })).toMatchObject({ level: 4 });
    expect(seenOf(wipLimit, result)).toBe('20 days of an author, 2 open at most; limit 3, passed 2 times');
    expect(seenOf(wipLimit, result, 'zh-CN')).toContain('最多同时打开 2 个；上限 3，超限 2 次');
  });

  test('holds a person to a limit of their own', () => {
    const three = held(3, ...month);
    const limits = (login: string) => ({ wipLimit: 1, wipLimits: [{ login, limit: 3 }] });

    expect(judge(three, limits('MIA')).evidence).toEqual([]);
    expect(judge(three, limits('noor')).evidence).not.toEqual([]);
  });

  test('counts drafts where the policy says so, and a draft that becomes ready once', () => {
    const drafts = held(4, ...month, { openedAsDraft: true });
    const readied = drafts.map(pull => ({
      ...pull,
      events: [{ kind: 'ready' as const, at: pull.openedAt + hourMs }],
    }));

    expect(judge(drafts, { countsDrafts: true })).toMatchObject({ value: 4, samples: 20 });
    expect(judge(readied, { countsDrafts: true })).toMatchObject({ figures: { breaches: 4 } });
    expect(judge(readied)).toMatchObject({ figures: { breaches: 4 } });
  });

  test('does not count drafts and bots', () => {
    const pulls = [
      ...held(1, ...month),
      ...held(9, ...month, { openedAsDraft: true }),
      ...held(9, ...month, { author: bot }),
    ];

    expect(judge(pulls)).toMatchObject({ value: 1, level: 5 });
  });

  test('counts each person apart', () => {
    const pulls = [...held(2, ...month), ...held(2, ...month, { author: person('ben') })];

    expect(judge(pulls)).toMatchObject({ value: 2, samples: 40, level: 5 });
  });

  test('counts working days of the calendar only', () => {
    const calendar = { zone: 'UTC', holidays: ['2026-11-05'], workdays: ['2026-11-07', '2026-11-08'] };
    const pullRequests = held(1, ...month);

    expect(resultOf(wipLimit, repositoryFacts({ pullRequests }, { calendar })).samples).toBe(21);
  });

  test('looks back 180 days, and is unknown with fewer than 10 pairs', () => {
    expect(judge(held(1, 120, 100))).toMatchObject({ windowDays: 180 });
    expect(judge(held(1, 13, 0))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
    expect(judge(held(1, 14, 0))).toMatchObject({ samples: 10 });
    expect(judge([])).toMatchObject({ reason: { cause: { kind: 'samples', n: 0 } } });
  });

  test('does not see a breach from before the window', () => {
    expect(judge([...held(9, 120, 119), ...held(1, ...month)])).toMatchObject({ level: 5 });
  });
});
