import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { branchLifetime } from '../../../src/practices/continuous-delivery/branch-lifetime.ts';
import { branchAgeMs } from '../../../src/practices/pull-requests/branch-age.ts';
import {
  bot,
  daysAgo,
  now,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const mergedAt = daysAgo(1);
const commit = (authoredAt: number) => ({ sha: 'c', author: person(), authoredAt, touches: null });
/** Its second commit is the older one. */
const pull = (number: number, ageMs: number, values: Partial<PullRequestRecord> = {}) =>
  pullRecord(number, {
    ...{ mergedAt, openedAt: mergedAt - ageMs / 2, ...values },
    commits: [commit(mergedAt - ageMs / 2), commit(mergedAt - ageMs)],
  });
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(branchLifetime, repositoryFacts({ pullRequests }));

describe('branch lifetime', () => {
  test.each([
    [30 * 24 + 1, 1],
    [30 * 24, 2],
    [73, 2],
    [72, 3],
    [25, 3],
    [24, 4],
    [4.1, 4],
    [4, 5],
  ])('a median of %f hours is level %i', (hours, level) => {
    const others = [1, 1, 2000, 2000].map((other, index) => pull(index + 2, other * hourMs));

    expect(judge([pull(1, hours * hourMs), ...others])).toMatchObject({ level, value: hours, samples: 5 });
  });

  test('an authored date that cannot be gives way to the creation', () => {
    const openedAt = daysAgo(3);
    const age = (authoredAt: number) =>
      branchAgeMs(pullRecord(1, { openedAt, mergedAt, commits: [commit(authoredAt)] }), now);

    expect(age(mergedAt + 1)).toBe(2 * dayMs);
    expect(age(mergedAt)).toBe(0);
    expect(age(openedAt - 90 * dayMs)).toBe(92 * dayMs);
    expect(age(openedAt - 90 * dayMs - 1)).toBe(2 * dayMs);
  });

  test('one that is open has its age so far', () => {
    const open = pullRecord(1, { openedAt: daysAgo(1), mergedAt: null, commits: [commit(daysAgo(2))] });

    expect(branchAgeMs(open, now)).toBe(2 * dayMs);
  });

  test('what bots brought is left out, and the longest ones are named', () => {
    const pulls = [
      ...times(5, index => pull(index + 1, (index + 1) * hourMs)),
      pull(9, 9999, { author: bot }),
    ];

    expect(judge(pulls)).toMatchObject({ value: 3, evidence: [{ text: '#5' }, {}, {}, {}, { text: '#1' }] });
  });

  test('is unknown with too few, and where GitHub did not tell all commits', () => {
    const four = times(4, index => pull(index + 1, hourMs));
    expect(reasonOf(judge(four))).toEqual({ kind: 'samples', n: 4, minimum: 5 });
    expect(reasonOf(judge([...four, pullRecord(9, { commits: null })]))).toEqual({
      ...{ kind: 'truncated', what: 'commits' },
    });
  });
});
