import { describe, expect, test } from 'vitest';
import type { LadderAssessment } from '../../../src/maturity/assess.ts';
import type { PracticeResult } from '../../../src/model/practice-result.ts';
import type { EarlierTurn } from '../../../src/render/issues/issue-inputs.ts';
import type { FiledIssue } from '../../../src/store/issue-port.ts';
import { findingHash } from '../../../src/usecases/issues/finding-hash.ts';
import {
  type ImprovementQuestion,
  planImprovements,
} from '../../../src/usecases/issues/plan-improvements.ts';
import { filedIssue } from '../../builders/filed-issue.ts';
import { tokenResult } from '../../render/ladder/shown-cases.ts';

const at = new Date('2026-11-23T09:00:00Z');
const short: PracticeResult = tokenResult({ lines: { 2: 'met', 3: 'unmet' }, value: 33.3 });
const good: PracticeResult = tokenResult({ lines: { 2: 'met', 3: 'met' }, value: 100 });

const turn = (result: PracticeResult | null): LadderAssessment & EarlierTurn =>
  ({
    at: at.getTime(),
    domains: [{ id: 'security-and-risk-management', practices: result === null ? [] : [result] }],
    next:
      result?.lines[3] === 'unmet'
        ? [
            {
              ...{ practice: result.id, domain: 'security-and-risk-management', level: 3, cost: 'file' },
              stepsToLevel: 1,
            },
          ]
        : [],
  }) as unknown as LadderAssessment & EarlierTurn;

const report = (change: Partial<FiledIssue> = {}) =>
  filedIssue({ subject: 'maturity', number: 1, filedAt: new Date('2026-11-16T09:00:02Z'), ...change });
const issue = (change: Partial<FiledIssue> = {}) =>
  filedIssue({ subject: short.id, before: short, contentHash: findingHash(short), ...change });

interface Given {
  readonly filed?: readonly FiledIssue[];
  readonly now?: PracticeResult | null;
  readonly before?: PracticeResult | null;
  readonly perWeek?: number;
  readonly target?: 2 | 3;
  readonly at?: Date;
}

const plan = ({ filed = [report()], now = short, before = now, perWeek = 1, target = 3, ...given }: Given) =>
  planImprovements({
    ...{ filed, at: given.at ?? at, assessment: turn(now), previous: turn(before) },
    policy: {
      target,
      report: { focus: [], 'improvement-issues': { open: 3, 'per-week': perWeek } },
    } as unknown as ImprovementQuestion['policy'],
  }).map(step => (step.kind === 'close' ? step.why : step.kind));

describe('a step is filed', () => {
  test('a week after the maturity issue, though the turn begins seconds earlier in the week', () => {
    expect(plan({})).toEqual(['file']);
    expect(plan({ at: new Date('2026-11-22T09:00:00Z') })).toEqual([]);
  });

  test.each([
    ['there is no maturity issue', []],
    ['the maturity issue is closed', [report({ ending: 'completed', endedAt: at })]],
    ['the maturity issue is put off', [report({ snoozedUntil: new Date(at.getTime() + 1) })]],
  ])('not while %s', (_, filed) => {
    expect(plan({ filed })).toEqual([]);
  });

  test('only where it fell short in two turns running', () => {
    expect(plan({ before: good })).toEqual([]);
  });

  test('again where Rung closed its issue, and never while the present state is accepted', () => {
    const again = (change: Partial<FiledIssue>) => plan({ filed: [report(), issue(change)] });

    expect(again({ ending: 'done', endedAt: at })).toEqual(['file']);
    expect(again({ ending: 'withdrawn', endedAt: at })).toEqual(['file']);
    expect(again({ ending: 'not-planned', endedAt: at, acceptedUntil: '2026-11-23' })).toEqual([]);
    expect(again({ ending: 'not-planned', endedAt: at, acceptedUntil: '2026-11-22' })).toEqual(['file']);
    expect(again({ ending: 'deleted', endedAt: at, acceptedUntil: '2026-11-22' })).toEqual(['file']);
  });

  test('again where a person closed it as completed, only when it got materially worse twice', () => {
    const filed = [report(), issue({ ending: 'completed', endedAt: at })];
    const worse = tokenResult({ ...short, value: 20 });

    expect(plan({ filed })).toEqual([]);
    expect(plan({ filed, now: worse, before: short })).toEqual([]);
    expect(plan({ filed, now: worse })).toEqual(['file']);
  });
});

describe('an open issue', () => {
  const filed = [report(), issue()];

  test('is closed as done when its line held in two turns running', () => {
    expect(plan({ filed, now: good })).toEqual(['done']);
    expect(plan({ filed, now: good, before: short })).toEqual([]);
  });

  test('is edited when something else was found, and not for a change within rounding', () => {
    expect(plan({ filed, now: tokenResult({ ...short, value: 50 }) })).toEqual(['renew']);
    expect(plan({ filed, now: tokenResult({ ...short, value: 33.34 }) })).toEqual([]);
  });

  test('is left alone while it is put off, but closed when it is done', () => {
    const snoozed = [report(), issue({ snoozedUntil: new Date('2026-12-24T00:00:00Z') })];

    expect(plan({ filed: snoozed, now: tokenResult({ ...short, value: 50 }) })).toEqual([]);
    expect(plan({ filed: snoozed, now: good })).toEqual(['done']);
  });

  const waived = tokenResult({
    ...{ lines: {}, value: null, state: 'not-applicable' },
    reason: { kind: 'waived', because: 'runner', until: '2027-01-01' },
  });
  const outside = tokenResult({ ...waived, reason: { kind: 'profile', profile: 'documentation' } });

  test.each([
    ['the practice is waived', { now: waived, before: short }, 'waived'],
    ['the practice left the catalogue', { now: null, before: short }, 'removed'],
    ['the target asks less', { target: 2 }, 'not-asked'],
    ['its profile does not ask it, in two turns running', { now: outside }, 'not-asked'],
  ] as const)('is withdrawn when %s', (_, given, why) => {
    expect(plan({ filed, ...given })).toEqual([why]);
  });

  test('waits where it is not asked for once, and where nobody knows', () => {
    const unknown = tokenResult({ lines: { 2: 'unknown', 3: 'unknown' }, value: null, state: 'unknown' });

    expect(plan({ filed, now: outside, before: short })).toEqual([]);
    expect(plan({ filed, now: unknown })).toEqual([]);
  });
});
