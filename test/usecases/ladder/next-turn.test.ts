import { expect, test } from 'vitest';
import type { ReportSchedule } from '../../../src/policy/report-slots.ts';
import { nextTurn } from '../../../src/usecases/ladder/next-turn.ts';

const weekly: ReportSchedule = { every: 'monday', at: '09:00', zone: 'UTC' };
const monday = Date.UTC(2026, 10, 23, 9);
const hourMs = 3_600_000;

test('turns of one slot lie within the hour after it, each repository at its own moment', () => {
  const turns = Array.from({ length: 500 }, (_, id) => nextTurn(weekly, id, new Date(monday - 1)).getTime());

  expect(Math.min(...turns)).toBeGreaterThanOrEqual(monday);
  expect(Math.max(...turns)).toBeLessThan(monday + hourMs);
  expect(new Set(turns.map(turn => Math.floor((turn - monday) / 60_000))).size).toBe(60);
});

test('a turn comes once: until then it is the next one, and from then on it is the one of the week after', () => {
  for (const id of [1, 2, 3, 40, 500]) {
    const turn = nextTurn(weekly, id, new Date(monday - 1));
    expect(nextTurn(weekly, id, new Date(turn.getTime() - 1))).toEqual(turn);
    expect(nextTurn(weekly, id, turn).getTime()).toBe(turn.getTime() + 7 * 24 * hourMs);
  }
});
