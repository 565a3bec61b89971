import { describe, expect, test } from 'vitest';
import { isMateriallyWorse, isResolved } from '../../src/maturity/resolution.ts';
import type { PracticeResult } from '../../src/model/practice-result.ts';
import { tokenPermissions } from '../../src/practices/security-and-risk-management/token-permissions.ts';
import { atLeast, atMost, from, type Levels, steps } from '../../src/practices/thresholds.ts';
import { daysAgo } from '../builders/ladder-facts.ts';
import { tokenResult } from '../render/ladder/shown-cases.ts';

const id = 'token-permissions';
const turn = (values: Partial<PracticeResult> = {}) => ({
  domains: [{ practices: [tokenResult({ lines: { 2: 'met', 3: 'met', 4: 'unmet' }, ...values })] }],
});
const short = { lines: { 2: 'met', 3: 'unmet' } } as const;

describe('an issue is resolved', () => {
  test('when its line held in two turns running', () => {
    expect(isResolved(id, 3, turn(), turn())).toBe(true);
    expect(isResolved(id, 4, turn(), turn())).toBe(false);
  });

  test.each([
    ['there is no turn before', turn(), null],
    ['it holds only since now', turn(), turn(short)],
    ['it held and holds no more', turn(short), turn()],
    ['now it is unknown', turn({ lines: { 3: 'unknown' } }), turn()],
    ['before it was unknown', turn(), turn({ lines: { 3: 'unknown' } })],
    ['it does not apply', turn({ lines: { 3: 'not-applicable' } }), turn()],
    ['now it was only carried over', turn({ carriedFrom: daysAgo(7) }), turn()],
    ['before it was only carried over', turn(), turn({ carriedFrom: daysAgo(7) })],
    ['the practice is no more', { domains: [{ practices: [] }] }, turn()],
  ] as const)('not while %s', (_, current, previous) => {
    expect(isResolved(id, 3, current, previous)).toBe(false);
  });
});

describe('a finding is materially worse', () => {
  const isWorse = (levels: Levels, before: Partial<PracticeResult>, now: Partial<PracticeResult>) =>
    isMateriallyWorse(tokenResult({ ...short, ...before }), tokenResult({ ...short, ...now }), [
      { ...tokenPermissions, levels },
    ]);
  const values = (levels: Levels, before: number, now: number) =>
    isWorse(levels, { value: before }, { value: now });
  const percent = atLeast('percent', { 2: 30, 3: 70 });

  test('when a line that was met is met no more', () => {
    expect(isWorse(percent, {}, { lines: { 2: 'unmet', 3: 'unmet' } })).toBe(true);
    expect(isWorse(percent, { lines: { 2: 'met', 3: 'met' } }, {})).toBe(true);
  });

  test.each([
    // 20 short of 70: a tenth of that is 2.
    [percent, 50, 48, true],
    [percent, 50, 48.1, false],
    [percent, 50, 55, false],
    // Nearly there: a tenth is less than what rounding hides.
    [percent, 69.9, 69.8, false],
    [percent, 69.9, 69.7, true],
    [atMost('hours', { 3: 20 }), 40, 42, true],
    [atMost('hours', { 3: 20 }), 40, 41.9, false],
    [atMost('hours', { 3: 20 }), 40, 30, false],
    [atMost('hours', { 3: 20 }), 21, 21.9, false],
    [atMost('lines', { 3: 395 }), 400, 401, false],
    [atMost('lines', { 3: 395 }), 400, 402, true],
    [atMost('count', { 3: 0 }), 1, 2, true],
    [atLeast('count', { 3: 5 }), 0.5, 0.4, false],
    [steps(2, 3, 4), 2, 1, true],
    [steps(2, 3, 4), 2, 2, false],
  ] as const)('by %j from %d to %d: %s', (levels, before, now, expected) => {
    expect(values(levels, before, now)).toBe(expected);
  });

  test('not where the value passes the line and only a condition is missing, as before', () => {
    const conditional = atLeast('percent', { 3: from(70, 'required') });

    expect(values(conditional, 90, 75)).toBe(false);
    expect(values(conditional, 90, 69)).toBe(true);
  });

  test.each([
    ['it is met', { lines: { 2: 'met', 3: 'met' }, value: 40 }],
    ['it is unknown', { lines: { 2: 'met', 3: 'unknown' }, value: null }],
    ['it does not apply', { lines: { 3: 'not-applicable' }, value: null }],
    ['it was only carried over', { carriedFrom: daysAgo(1), value: 40 }],
  ] as const)('not when now %s', (_, now) => {
    expect(isWorse(percent, { value: 60 }, now)).toBe(false);
  });

  test('not where nothing was known before, nor of a practice that is no more', () => {
    expect(isWorse(percent, { value: null, lines: { 3: 'unknown' } }, { value: 10 })).toBe(false);
    expect(isMateriallyWorse(tokenResult({ value: 60 }), tokenResult({ value: 10 }), [])).toBe(false);
  });
});
