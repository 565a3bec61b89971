import { describe, expect, test } from 'vitest';
import type { LadderAssessment } from '../../../src/maturity/assess.ts';
import type { Level } from '../../../src/model/level.ts';
import type { FiledIssue } from '../../../src/store/issue-port.ts';
import { planReport, type ReportQuestion } from '../../../src/usecases/issues/plan-report.ts';
import { filedIssue } from '../../builders/filed-issue.ts';

const at = new Date('2026-11-23T09:00:00Z');
const later = new Date('2027-06-01T09:00:00Z');
const daysBefore = (days: number) => new Date(at.getTime() - days * 24 * 3_600_000);

/** Domains by their proven levels. */
const standing = (levels: readonly (Level | null)[]) =>
  ({
    domains: levels.map((proven, i) => ({ id: `domain-${i}`, proven, possible: proven, practices: [] })),
  }) as unknown as LadderAssessment & { at: number };

const plan = (change: Partial<ReportQuestion> = {}) =>
  planReport({
    ...{ row: undefined, state: { backfilledAt: at, eventsSince: at }, at, contentHash: 'new' },
    ...{ assessment: standing([2, 2]), previous: standing([2, 2]) },
    ...change,
  });
const report = (change: Partial<FiledIssue> = {}) =>
  filedIssue({ subject: 'maturity', contentHash: 'old', ...change });

describe('the maturity issue is opened', () => {
  test('when the history is read, or events are kept for 14 days', () => {
    const unread = (days: number) => plan({ state: { backfilledAt: null, eventsSince: daysBefore(days) } });

    expect(plan()).toEqual({ kind: 'open', replaces: null });
    expect(unread(13)).toBeNull();
    expect(unread(14)).toEqual({ kind: 'open', replaces: null });
  });

  test('when two domains are judged', () => {
    expect(plan({ assessment: standing([2, null]) })).toBeNull();
    expect(plan({ assessment: standing([2, 1, null]) })).not.toBeNull();
  });

  test('in place of one that was deleted, and accepted for 180 days', () => {
    const row = report({ ending: 'deleted', endedAt: at, acceptedUntil: '2027-05-22' });

    expect(plan({ row })).toBeNull();
    expect(plan({ row, at: later })).toEqual({ kind: 'open', replaces: row });
  });
});

describe('the maturity issue is edited', () => {
  test('when it has something else to say', () => {
    const row = report();

    expect(plan({ row })).toEqual({ kind: 'renew', row, isReopened: false });
    expect(plan({ row, contentHash: 'old' })).toBeNull();
  });

  test('not while it is put off', () => {
    const row = report({ snoozedUntil: new Date(at.getTime() + 1) });

    expect(plan({ row })).toBeNull();
    expect(plan({ row: { ...row, snoozedUntil: at } })).not.toBeNull();
  });
});

describe('closed by a person', () => {
  test('as not planned, it is opened again when nobody accepts the present state any more', () => {
    const row = report({ ending: 'not-planned', endedAt: at, acceptedUntil: '2027-05-22' });

    expect(plan({ row, at: new Date('2027-05-22T23:59:00Z') })).toBeNull();
    expect(plan({ row, at: new Date('2027-05-23T00:00:00Z') })).toEqual({
      ...{ kind: 'renew', row, isReopened: true },
    });
  });

  test.each([
    ['no level fell', [2, 2], [2, 2], false],
    ['a level rose', [3, 2], [2, 2], false],
    ['a level fell', [2, 1], [2, 2], true],
    ['a level is not known any more', [2, null], [2, 2], false],
  ] as const)('as completed, and %s', (_, now, before, isReopened) => {
    const row = report({ ending: 'completed', endedAt: at });
    const step = plan({ row, assessment: standing(now), previous: standing(before) });

    expect(step).toEqual(isReopened ? { kind: 'renew', row, isReopened: true } : null);
  });
});

test('switched on again, the one that was withdrawn is opened again', () => {
  const row = report({ ending: 'withdrawn', endedAt: at });

  expect(plan({ row, contentHash: 'old' })).toEqual({ kind: 'renew', row, isReopened: true });
});
