import { describe, expect, test } from 'vitest';
import { domainLevelOf } from '../../src/maturity/domain-level.ts';
import type { AskedLevel } from '../../src/model/level.ts';
import type { LineState, PracticeResult } from '../../src/model/practice-result.ts';

type Lines = Partial<Record<AskedLevel, LineState>>;

const result = (lines: Lines, values: Partial<PracticeResult> = {}): PracticeResult => {
  const states = Object.values(lines);
  const state = (['unmet', 'unknown', 'met', 'not-applicable'] as const).find(one => states.includes(one));

  return {
    ...{ id: 'some', state: state ?? 'met', level: null, lines, value: 1, isAtLeast: false, samples: null },
    ...{
      windowDays: null,
      provenance: 'explicit',
      evidence: [],
      figures: {},
      reason: null,
      carriedFrom: null,
      gates: true,
    },
    ...values,
  };
};
const times = (n: number, lines: Lines) => Array.from({ length: n }, () => result(lines));
const level = (...results: readonly PracticeResult[]) => domainLevelOf('continuous-delivery', results);

describe('the level of a domain', () => {
  test('is proven 2 and partly 3 in the worked example: one line of level 3 unmet, one unknown', () => {
    const results = [
      ...times(5, { 2: 'met', 3: 'met' }),
      result({ 2: 'met', 3: 'unmet' }),
      result({ 2: 'met', 3: 'unknown' }),
      result({ 2: 'not-applicable' }),
    ];

    expect(level(...results)).toEqual({
      ...{ id: 'continuous-delivery', proven: 2, possible: 2, isPartlyNext: true, judged: 7, applicable: 7 },
    });
  });

  test('is a range where the only doubt is unknown', () => {
    const results = [
      ...times(3, { 2: 'met', 3: 'met', 4: 'unmet' }),
      result({ 2: 'met', 3: 'unknown', 4: 'unknown' }),
    ];

    expect(level(...results)).toMatchObject({ proven: 2, possible: 3 });
  });

  test('is a gate and no average: one unmet line of level 2 holds everything at 1', () => {
    expect(
      level(...times(9, { 2: 'met', 3: 'met', 4: 'met', 5: 'met' }), result({ 2: 'unmet' })),
    ).toMatchObject({
      ...{ proven: 1, possible: 1, isPartlyNext: true },
    });
  });

  test('is 5 where every line is met', () => {
    expect(level(...times(3, { 2: 'met', 5: 'met' }))).toMatchObject({
      proven: 5,
      possible: 5,
      isPartlyNext: false,
    });
  });

  test.each([
    ['two assessed ones', times(2, { 2: 'met' })],
    ['three of seven that apply', [...times(3, { 2: 'met' }), ...times(4, { 2: 'unknown' })]],
  ])('is not printed with %s', (_, results) => {
    expect(level(...results)).toMatchObject({ proven: null, possible: null });
  });

  test('is printed with three of six that apply', () => {
    expect(level(...times(3, { 2: 'met' }), ...times(3, { 2: 'unknown' }))).toMatchObject({
      proven: 1,
      possible: 5,
    });
  });

  test('what does not apply leaves the gate, and so does what is only shown', () => {
    const shown = result({ 2: 'unmet' }, { gates: false });

    expect(
      level(...times(3, { 2: 'met', 3: 'unmet' }), result({ 2: 'not-applicable' }), shown),
    ).toMatchObject({
      ...{ proven: 2, judged: 3, applicable: 3 },
    });
  });

  test('is partly the next one from half of its assessed lines on', () => {
    const half = [...times(2, { 2: 'met', 3: 'met' }), ...times(2, { 2: 'met', 3: 'unmet' })];

    expect(level(...half).isPartlyNext).toBe(true);
    expect(level(...half, result({ 2: 'met', 3: 'unmet' })).isPartlyNext).toBe(false);
  });
});
