import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftTime, phasesOf, readyPhases } from '../../src/metrics/pull-request-phases.ts';
import { pickupOf, reviewOf } from '../../src/metrics/review-clocks.ts';
import { workAtDayEnds, workBegun } from '../../src/metrics/work-in-progress.ts';
import { isWorkingDay } from '../../src/metrics/working-days.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import { dayMs, hourMs } from '../../src/model/records/instant.ts';
import type { PullRequestEvent, PullRequestRecord } from '../../src/model/records/pull-request-record.ts';
import { bot, person, pullRecord } from '../builders/ladder-facts.ts';

/** A Monday; histories go hour by hour over ten days. */
const start = Date.UTC(2026, 10, 2);
const horizon = 240;
const hour = (hours: number): number => start + hours * hourMs;
const calendar: Calendar = { zone: 'UTC', holidays: ['2026-11-04'], workdays: ['2026-11-07'] };

const kinds = fc.constantFrom<PullRequestEvent['kind']>(
  ...(['ready', 'draft', 'closed', 'reopened', 'review-requested'] as const),
);
const people = fc.constantFrom(person('mia'), person('Mia'), person('ben'), bot);

/** Events and reviews have hours of their own, so that nothing happens in one moment with something else. */
const pulls: fc.Arbitrary<PullRequestRecord> = fc
  .record({
    number: fc.integer({ min: 1, max: 1000 }),
    author: people,
    openedAsDraft: fc.boolean(),
    times: fc.uniqueArray(fc.integer({ min: 0, max: horizon - 1 }), { minLength: 2, maxLength: 9 }),
    kinds: fc.array(kinds, { minLength: 4, maxLength: 4 }),
    reviewers: fc.array(people, { minLength: 3, maxLength: 3 }),
    isMerged: fc.boolean(),
  })
  .map(({ number, author, openedAsDraft, times, kinds: given, reviewers, isMerged }) => {
    const [opened = 0, ...rest] = times.toSorted((a, b) => a - b);
    const last = rest.pop() ?? opened + 1;
    const events = rest.slice(0, 4).map((time, index) => ({ kind: given[index] ?? 'ready', at: hour(time) }));
    const reviews = rest.slice(4).map((time, index) => ({
      author: reviewers[index] ?? null,
      state: 'approved' as const,
      at: hour(time),
    }));
    const closedAt = isMerged ? hour(last) : null;

    return pullRecord(number, {
      ...{ author, openedAsDraft, events, openedAt: hour(opened), mergedAt: closedAt, closedAt },
      reviews: reviews.map(review => ({ ...review, commitSha: null })),
    });
  });

type State = 'none' | 'draft' | 'ready';

/** What it is during the hour that begins then. */
function stateAt(pull: PullRequestRecord, time: number): State {
  if (time < pull.openedAt || (pull.closedAt !== null && time >= pull.closedAt)) return 'none';
  let isOpen = true;
  let isDraft = pull.openedAsDraft;
  for (const { kind, at } of pull.events) {
    if (at > time) break;
    if (kind === 'ready') isDraft = false;
    if (kind === 'draft') isDraft = true;
    if (kind === 'closed') isOpen = false;
    if (kind === 'reopened') isOpen = true;
  }
  if (!isOpen) return 'none';

  return isDraft ? 'draft' : 'ready';
}

function hoursIn(state: State, pull: PullRequestRecord, from: number, to: number): number {
  let hours = 0;
  for (let time = from; time < to; time += hourMs) if (stateAt(pull, time) === state) hours += 1;

  return hours * hourMs;
}

const isWorkAt = (pull: PullRequestRecord, at: number, countsDrafts: boolean): boolean =>
  stateAt(pull, at) === 'ready' || (countsDrafts && stateAt(pull, at) === 'draft');

/** By another person while it was ready. */
const firstReview = (pull: PullRequestRecord): number | undefined =>
  (pull.reviews ?? []).find(
    ({ author, at }) =>
      author !== null &&
      !author.isBot &&
      author.login.toLowerCase() !== pull.author?.login.toLowerCase() &&
      stateAt(pull, at) === 'ready',
  )?.at;

test('phases are in order, apart, and as somebody sees them who looks every hour', () => {
  fc.assert(
    fc.property(pulls, pull => {
      const phases = phasesOf(pull);

      expect(draftTime(pull, hour(horizon))).toBe(hoursIn('draft', pull, start, hour(horizon)));
      for (const { from, to, isDraft } of phases) {
        expect(stateAt(pull, from)).toBe(isDraft ? 'draft' : 'ready');
        if (to !== null) expect(stateAt(pull, to)).not.toBe(isDraft ? 'draft' : 'ready');
        expect(hoursIn(isDraft ? 'draft' : 'ready', pull, from, to ?? hour(horizon))).toBe(
          (to ?? hour(horizon)) - from,
        );
      }
      expect(readyPhases(pull).reduce((sum, { from, to }) => sum + (to ?? hour(horizon)) - from, 0)).toBe(
        hoursIn('ready', pull, start, hour(horizon)),
      );
    }),
    { numRuns: 150, seed: 21 },
  );
});

test('pickup and review are the hours that were ready before and after the first review', () => {
  fc.assert(
    fc.property(pulls, pull => {
      const first = firstReview(pull);
      const pickup = pickupOf(pull, hour(horizon));
      if (first !== undefined) {
        expect(pickup).toEqual({ time: hoursIn('ready', pull, start, first), endedAt: first });
        const merged = pull.mergedAt;
        expect(reviewOf(pull)).toEqual(
          merged === null ? null : { time: hoursIn('ready', pull, first, merged), endedAt: merged },
        );
      } else {
        const waits = stateAt(pull, hour(horizon)) === 'ready';
        const time = hoursIn('ready', pull, start, hour(horizon));
        expect(pickup).toEqual(waits ? { time, endedAt: null } : null);
        expect(reviewOf(pull)).toBeNull();
      }
    }),
    { numRuns: 300, seed: 22 },
  );
});

test('work in progress is what is ready, or a draft where drafts count, at midnight after each working day', () => {
  fc.assert(
    fc.property(fc.array(pulls, { maxLength: 8 }), fc.boolean(), (given, countsDrafts) => {
      const expected: { endedAt: number; open: number }[] = [];
      for (const login of ['mia', 'ben'])
        for (let day = 0; day < 10; day++) {
          const endedAt = start + (day + 1) * dayMs;
          if (!isWorkingDay(new Date(endedAt - dayMs).toISOString().slice(0, 10), calendar)) continue;
          const own = given.filter(pull => pull.author?.login.toLowerCase() === login);
          const open = own.filter(pull => isWorkAt(pull, endedAt, countsDrafts)).length;
          if (open > 0) expected.push({ endedAt, open });
        }
      const sorted = (list: readonly { endedAt: number; open: number }[]) =>
        list.toSorted((a, b) => a.endedAt - b.endedAt || a.open - b.open);

      expect(sorted(workAtDayEnds(given, calendar, hour(horizon), 10, countsDrafts))).toEqual(
        sorted(expected),
      );
    }),
    { numRuns: 80, seed: 23 },
  );
});

test('work is begun with each hour that is ready, or a draft where drafts count, after one that was not', () => {
  fc.assert(
    fc.property(fc.array(pulls, { maxLength: 6 }), fc.boolean(), (given, countsDrafts) => {
      const expected = given.flatMap(pull => {
        const times = Array.from({ length: horizon }, (_, index) => hour(index)).filter(
          time => isWorkAt(pull, time, countsDrafts) && !isWorkAt(pull, time - hourMs, countsDrafts),
        );
        const own = given.filter(
          other => other.author?.login.toLowerCase() === pull.author?.login.toLowerCase(),
        );
        if (pull.author?.isBot !== false) return [];

        return times.map(at => ({
          ...{ number: pull.number, author: pull.author?.login.toLowerCase() ?? '', at },
          open: own.filter(other => isWorkAt(other, at, countsDrafts)).length,
        }));
      });
      const sorted = (list: typeof expected) =>
        list.toSorted((a, b) => a.at - b.at || a.number - b.number || a.open - b.open);

      expect(sorted([...workBegun(given, countsDrafts)])).toEqual(sorted(expected));
    }),
    { numRuns: 60, seed: 24 },
  );
});
