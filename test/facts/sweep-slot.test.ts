import { describe, expect, it } from 'vitest';
import { nextSlot } from '../../src/facts/sweep-slot.ts';

const hourMs = 3_600_000;
const noon = new Date('2026-03-02T12:00:00Z');

describe('F25: when a repository is looked at next', () => {
  it('is always ahead, at most a period away, and the same moment in every period', () => {
    for (const id of [1, 2, 5_000, 2 ** 31, 2 ** 40 + 7]) {
      const first = nextSlot(id, hourMs, noon);
      const ahead = first.getTime() - noon.getTime();
      expect(ahead).toBeGreaterThan(0);
      expect(ahead).toBeLessThanOrEqual(hourMs);
      expect(nextSlot(id, hourMs, new Date(first.getTime() - 1))).toEqual(first);
      expect(nextSlot(id, hourMs, first).getTime() - first.getTime()).toBe(hourMs);
    }
  });

  it.each([
    ['in a row', (i: number) => 1_000_000 + i],
    ['far apart', (i: number) => i * 7919 * 2 ** 13],
  ])('leaves no minute crowded with 10,000 repositories whose ids are %s', (_title, idOf) => {
    const perMinute = new Map<number, number>();
    for (let i = 0; i < 10_000; i += 1) {
      const minute = nextSlot(idOf(i), hourMs, noon).getUTCMinutes();
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }

    // 167 on average.
    expect(Math.max(...perMinute.values())).toBeLessThan(250);
    expect(Math.min(...perMinute.values())).toBeGreaterThan(100);
    expect(perMinute.size).toBe(60);
  });
});
