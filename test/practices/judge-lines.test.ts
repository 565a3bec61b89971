import { describe, expect, test } from 'vitest';
import type { Cause } from '../../src/model/cause.ts';
import { judgeLines } from '../../src/practices/judge-lines.ts';
import { assessed } from '../../src/practices/outcome.ts';
import { atLeast, atMost, from, lessThan, moreThan, steps, yesFrom } from '../../src/practices/thresholds.ts';

const incidents: Cause = { kind: 'source', what: 'incidents' };
const guessed: Cause = { kind: 'inferred', key: 'production.environment' };

describe('lines', () => {
  test.each([
    ['≥ holds at the line', atLeast('percent', { 2: 30 }), 30, 'met'],
    ['≥ does not hold below it', atLeast('percent', { 2: 30 }), 29.99, 'unmet'],
    ['> does not hold at the line', atLeast('percent', { 2: moreThan(80) }), 80, 'unmet'],
    ['> holds above it', atLeast('percent', { 2: moreThan(80) }), 80.001, 'met'],
    ['≤ holds at the line', atMost('hours', { 2: 24 }), 24, 'met'],
    ['≤ does not hold above it', atMost('hours', { 2: 24 }), 24.01, 'unmet'],
    ['< does not hold at the line', atMost('hours', { 2: lessThan(1) }), 1, 'unmet'],
    ['< holds below it', atMost('hours', { 2: lessThan(1) }), 0.99, 'met'],
    ['yes is 1', yesFrom(2), 1, 'met'],
    ['no is 0', yesFrom(2), 0, 'unmet'],
  ] as const)('%s', (_, levels, value, state) => {
    expect(judgeLines(levels, assessed(value)).lines[2]).toBe(state);
  });

  test('the level is the highest whose line and all below it are met; what asks nothing new is passed', () => {
    expect(judgeLines(steps(2, 3, 4), assessed(3)).level).toBe(3);
    expect(judgeLines(steps(2, 3, 4), assessed(4)).level).toBe(5);
    expect(judgeLines(steps(3, 4), assessed(1)).level).toBe(2);
    expect(judgeLines(yesFrom(4), assessed(0)).level).toBe(3);
    expect(judgeLines(atLeast('count', { 2: 5, 3: 1 }), assessed(2)).level).toBe(1);
  });

  test('a value that was inferred decides no line', () => {
    expect(judgeLines(atLeast('count', { 2: 1, 3: 9 }), assessed(5, { inferred: guessed }))).toEqual({
      ...{ lines: { 2: 'unknown', 3: 'unknown' }, level: 1, cause: guessed },
    });
  });

  test('a lower bound proves that a ceiling is passed, and never that it is kept', () => {
    const levels = atMost('percent', { 2: 30, 3: 15 });

    expect(judgeLines(levels, assessed(20, { lowerBound: incidents }))).toMatchObject({
      ...{ lines: { 2: 'unknown', 3: 'unmet' }, cause: incidents },
    });
  });

  test('a lower bound proves that a floor is reached, and never that it is not', () => {
    expect(
      judgeLines(atLeast('count', { 2: 3, 3: 9 }), assessed(5, { lowerBound: incidents })).lines,
    ).toEqual({
      ...{ 2: 'met', 3: 'unknown' },
    });
  });

  test('open items at their age: within the line it is met, though the value can grow', () => {
    expect(judgeLines(atMost('hours', { 2: 24 }), assessed(20, { isAtLeast: true })).lines[2]).toBe('met');
  });

  describe('conditions', () => {
    const levels = atLeast('percent', { 2: 50, 3: from(80, 'required') });

    test.each([
      ['holds', true, 'met'],
      ['does not hold', false, 'unmet'],
      ['is unknown', incidents, 'unknown'],
    ] as const)('a line whose condition %s', (_, required, state) => {
      expect(judgeLines(levels, assessed(90, { conditions: { required } })).lines).toEqual({
        2: 'met',
        3: state,
      });
    });

    test('is unmet where the value misses it, whatever the condition', () => {
      expect(judgeLines(levels, assessed(70, { conditions: { required: incidents } })).lines[3]).toBe(
        'unmet',
      );
    });

    test('that nobody answered does not hold', () => {
      expect(judgeLines(levels, assessed(90)).lines[3]).toBe('unmet');
    });
  });
});
