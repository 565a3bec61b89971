import { describe, expect, test } from 'vitest';
import { inWindow, minimumSamples, rareInWindow } from '../../src/metrics/window.ts';
import { isHuman } from '../../src/model/records/account.ts';
import { dayMs } from '../../src/model/records/instant.ts';
import { bot, daysAgo, now, pullRecord } from '../builders/ladder-facts.ts';

const merged = (count: number, at: number) =>
  Array.from({ length: count }, (_, index) => pullRecord(index + 1, { mergedAt: at }));
const ofShare = (pulls: ReturnType<typeof merged>) =>
  inWindow(pulls, pull => pull.mergedAt, now, minimumSamples.ofShare);

describe('the window', () => {
  test('is stretched once, to 180 days, where 7 merged in 90 days and 12 in 180', () => {
    const window = ofShare([...merged(7, daysAgo(10)), ...merged(5, daysAgo(100))]);

    expect(window).toMatchObject({ enough: true, days: 180 });
    expect(window.enough && window.items.length).toBe(12);
  });

  test('says 8 of 10 where 180 days have only 8', () => {
    expect(ofShare([...merged(7, daysAgo(10)), ...merged(1, daysAgo(100))])).toEqual({
      enough: false,
      n: 8,
      minimum: 10,
    });
  });

  test('is not stretched where 90 days have enough', () => {
    const window = ofShare([...merged(10, daysAgo(10)), ...merged(5, daysAgo(100))]);

    expect(window).toMatchObject({ days: 90 });
    expect(window.enough && window.items.length).toBe(10);
  });

  test.each([
    [daysAgo(90), 0],
    [daysAgo(90) + 1, 10],
    [now, 10],
    [now + 1, 0],
  ])('is open at its beginning and closed at its end: %i', (at, count) => {
    const window = inWindow(merged(10, at), pull => pull.mergedAt, now, 0);

    expect(window.enough && window.items.length).toBe(count);
  });

  test('of 40 merged, 12 by a bot, 28 are left for figures about people', () => {
    const pulls = merged(40, daysAgo(1)).map((pull, index) => (index < 12 ? { ...pull, author: bot } : pull));
    const window = ofShare(pulls.filter(({ author }) => isHuman(author)));

    expect(window.enough && window.items.length).toBe(28);
  });
});

describe('rare bad events', () => {
  const rare = (events: readonly number[], activity: readonly number[]) =>
    rareInWindow(events, event => event, now, { of: activity, endOf: at => at, minimum: 5 });
  const active = (count: number, at: number) => Array.from({ length: count }, () => at);

  test.each([
    ['one is enough, without any activity', [daysAgo(3)], [], { items: [daysAgo(3)], days: 90 }],
    ['none, with activity, is nothing', [], active(5, daysAgo(3)), { items: [], days: 90 }],
    ['none, with too little activity, looks back', [daysAgo(99)], [], { items: [daysAgo(99)], days: 180 }],
    ['none in 180 days either', [], active(5, daysAgo(99)), { items: [], days: 180 }],
    ['an old one does not count', [daysAgo(99)], active(5, daysAgo(3)), { items: [], days: 90 }],
    ['too old', [now - 180 * dayMs], active(4, daysAgo(3)), { enough: false, n: 4, minimum: 5 }],
  ])('%s', (_, events, activity, expected) => {
    expect(rare(events, activity)).toMatchObject(expected);
  });
});
