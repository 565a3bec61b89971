import { describe, expect, test } from 'vitest';
import { draftTime } from '../../src/metrics/pull-request-phases.ts';
import {
  type Clocked,
  mergeWaitOf,
  pickupOf,
  responseOf,
  reviewOf,
} from '../../src/metrics/review-clocks.ts';
import { hourMs } from '../../src/model/records/instant.ts';
import type { PullRequestRecord, ReviewRecord } from '../../src/model/records/pull-request-record.ts';
import { bot, person, pullRecord } from '../builders/ladder-facts.ts';

/** Day 0 is the Monday. */
const at = (day: number, hour: number): number => Date.UTC(2026, 10, 16 + day, hour);
const later = at(9, 0);

const review = (when: number, values: Partial<ReviewRecord> = {}): ReviewRecord => ({
  ...{ author: person('ben'), state: 'commented', at: when, commitSha: null },
  ...values,
});

const example = (values: Partial<PullRequestRecord> = {}): PullRequestRecord =>
  pullRecord(1, {
    ...{ openedAt: at(0, 9), openedAsDraft: true, mergedAt: at(1, 15) },
    events: [
      { kind: 'ready', at: at(0, 15) },
      { kind: 'draft', at: at(0, 16) },
      { kind: 'ready', at: at(1, 10) },
    ],
    reviews: [review(at(1, 12)), review(at(1, 14), { state: 'approved', author: person('zoe') })],
    ...values,
  });

const open = (values: Partial<PullRequestRecord>) =>
  example({ mergedAt: null, closedAt: null, reviews: [], ...values });

const hours = (clocked: Clocked | null) => (clocked === null ? null : clocked.time / hourMs);

describe('the worked example', () => {
  test('has 24 hours as a draft, 3 of pickup, 3 of review and 1 of merge wait', () => {
    expect(draftTime(example(), later) / hourMs).toBe(24);
    expect(hours(pickupOf(example(), later))).toBe(3);
    expect(hours(reviewOf(example()))).toBe(3);
    expect(hours(mergeWaitOf(example(), 1))).toBe(1);
  });

  test('would have 27 hours of pickup on a clock from its opening', () => {
    expect(((pickupOf(example(), later)?.endedAt ?? 0) - at(0, 9)) / hourMs).toBe(27);
  });
});

describe('pickup from the first request', () => {
  const asked = (day: number, hour: number) => ({ kind: 'review-requested', at: at(day, hour) }) as const;
  const withEvents = (...more: PullRequestRecord['events']) => ({ events: [...example().events, ...more] });
  const fromRequest = (pull: PullRequestRecord) => pickupOf(pull, later, 'request');

  test('begins with it, draft time left out', () => {
    // Asked in the hour in which it was ready first, half of it gone; again later, which begins nothing.
    const pull = example(withEvents(asked(1, 11), { kind: 'review-requested', at: at(0, 15) + hourMs / 2 }));

    expect(hours(fromRequest(pull))).toBe(2.5);
    expect(hours(pickupOf(pull, later))).toBe(3);
  });

  test('of one asked for as a draft, begins when it is ready', () => {
    expect(hours(fromRequest(example(withEvents(asked(0, 10)))))).toBe(3);
  });

  test('of a review that came unasked, or before it was asked for, begins with ready', () => {
    expect(hours(fromRequest(example()))).toBe(3);
    expect(hours(fromRequest(example(withEvents(asked(1, 13)))))).toBe(3);
  });

  test('where nobody was asked, nobody is waited for', () => {
    expect(fromRequest(open({}))).toBeNull();
    expect(fromRequest(open(withEvents(asked(1, 11))))).toEqual({ time: later - at(1, 11), endedAt: null });
  });
});

describe('pickup', () => {
  test.each<[string, Partial<ReviewRecord>]>([
    ['by the author', { author: person('Mia') }],
    ['by a bot', { author: bot }],
    ['by a deleted account', { author: null }],
    ['of a draft', { at: at(0, 18) }],
  ])('is not stopped by a review %s', (_, values) => {
    const reviews = [review(at(1, 11), values), review(at(1, 12))];

    expect(hours(pickupOf(example({ reviews }), later))).toBe(3);
  });

  test('is none where it was merged without review, also where one came after the merge', () => {
    expect(pickupOf(example({ reviews: [] }), later)).toBeNull();
    expect(pickupOf(example({ reviews: [review(at(1, 16))] }), later)).toBeNull();
  });

  test('of one that waits is its age, without the time as a draft', () => {
    expect(pickupOf(open({}), at(1, 13))).toEqual({ time: 4 * hourMs, endedAt: null });
  });

  test('is none of one that is a draft now, or was never ready', () => {
    const { events } = example();

    expect(pickupOf(open({ events: [...events, { kind: 'draft', at: at(1, 11) }] }), later)).toBeNull();
    expect(pickupOf(open({ events: [] }), later)).toBeNull();
  });

  test('does not run while it is closed', () => {
    const events: PullRequestRecord['events'] = [
      ...example().events,
      { kind: 'closed', at: at(1, 11) },
      { kind: 'reopened', at: at(2, 11) },
    ];

    expect(hours(pickupOf(open({ events, reviews: [review(at(2, 12))] }), later))).toBe(1 + 1 + 1);
  });
});

describe('response', () => {
  test('is stopped by a plain comment, pickup is not', () => {
    const comments = [
      { author: person(), at: at(0, 15) },
      { author: bot, at: at(0, 15) },
      { author: person('ben'), at: at(1, 11) },
    ];

    expect(hours(responseOf(example(), comments, later))).toBe(2);
    expect(hours(responseOf(example(), [], later))).toBe(3);
    expect(hours(responseOf(open({}), [], at(1, 13)))).toBe(4);
  });
});

describe('merge wait', () => {
  const reviews = [
    review(at(1, 11), { state: 'approved' }),
    review(at(1, 12), { state: 'approved' }),
    review(at(1, 14), { state: 'approved', author: person('zoe') }),
  ];

  test('begins with the last approval that is required, one for each person', () => {
    expect(hours(mergeWaitOf(example({ reviews }), 1))).toBe(4);
    expect(hours(mergeWaitOf(example({ reviews }), 2))).toBe(1);
    expect(mergeWaitOf(example({ reviews }), 3)).toBeNull();
    expect(mergeWaitOf(open({ reviews }), 1)).toBeNull();
  });
});
