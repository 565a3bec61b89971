import { expect, test } from 'vitest';
import type { ReportSchedule } from '../../../src/policy/report-slots.ts';
import { nextTurn } from '../../../src/usecases/ladder/next-turn.ts';
import { turnSlot } from '../../../src/usecases/ladder/turn-slot.ts';

const daily: ReportSchedule = { every: 'day', at: '09:00', zone: 'Asia/Shanghai' };
const at = (time: string) => new Date(time);

test('a turn is named by its day; one that was asked for since then, by that moment too', () => {
  const now = at('2026-11-23T05:00:00Z');

  expect(turnSlot(daily, now, null)).toBe('2026-11-23');
  expect(turnSlot(daily, now, at('2026-11-23T01:00:00Z'))).toBe('2026-11-23');
  expect(turnSlot(daily, now, at('2026-11-23T04:59:00Z'))).toBe('2026-11-23/2026-11-23T04:59:00.000Z');
});

test('as text, turns are in the order in which they come, also where one was asked for before the slot of its day', () => {
  const asked = at('2026-11-23T00:30:00Z');
  const slots = [
    turnSlot(daily, at('2026-11-23T00:00:00Z'), null),
    turnSlot(daily, at('2026-11-23T00:31:00Z'), asked),
    turnSlot(daily, at('2026-11-23T01:00:00Z'), asked),
    turnSlot(daily, at('2026-11-23T02:00:00Z'), at('2026-11-23T01:59:00Z')),
    turnSlot(daily, at('2026-11-24T01:00:00Z'), at('2026-11-23T01:59:00Z')),
  ];

  expect(slots.toSorted()).toEqual(slots);
  expect(new Set(slots).size).toBe(slots.length);
});

test('F6: a turn that comes hours late is that of its slot, and the next one comes at its own time', () => {
  const late = at('2026-11-23T05:30:00Z');

  expect(turnSlot(daily, late, null)).toBe(turnSlot(daily, at('2026-11-23T01:00:00Z'), null));
  for (const id of [1, 2, 300]) expect(turnSlot(daily, nextTurn(daily, id, late), null)).toBe('2026-11-24');
});
