import { describe, expect, test } from 'vitest';
import { adviceOf, type ReportedTurn } from '../../src/maturity/advice-of.ts';
import { domainLevelOf } from '../../src/maturity/domain-level.ts';
import type { LineState, PracticeResult } from '../../src/model/practice-result.ts';
import { catalogue } from '../../src/practices/catalogue.ts';

const asked = catalogue.filter(
  ({ domain, gates, levels }) => domain === 'security-and-risk-management' && gates && levels.lines[2],
);
const [first, ...others] = asked;
if (first === undefined || others.length < 3) throw new Error('The catalogue is too small for this test.');

function result(id: string, line: LineState, reason: PracticeResult['reason'] = null): PracticeResult {
  return {
    ...{ id, state: line, level: null, lines: { 2: line }, value: 1, isAtLeast: false, samples: null },
    ...{ windowDays: null, provenance: 'explicit', evidence: [], figures: {}, reason, carriedFrom: null },
    gates: true,
  };
}

/** A turn in which all is well but for the first practice. */
function turn(at: number, line: LineState, reason?: PracticeResult['reason']): ReportedTurn {
  const practices = [result(first?.id ?? '', line, reason), ...others.map(({ id }) => result(id, 'met'))];

  return { at, domains: [{ ...domainLevelOf('security-and-risk-management', practices), practices }] };
}

const advised = (...turns: ReportedTurn[]) => adviceOf(turns, catalogue, 3);
const waived = { kind: 'waived', because: 'no such data', until: '2027-03-31' } as const;

describe('what earlier turns advised', () => {
  test('counts once, from the first turn that said so', () => {
    expect(advised(turn(1, 'unmet'), turn(2, 'unmet'), turn(3, 'unmet'))).toEqual([
      { practice: first.id, advisedAt: 1, resolvedAt: null },
    ]);
  });

  test('was taken up in the turn that found it met, or waived', () => {
    const asOf2 = [{ practice: first.id, advisedAt: 1, resolvedAt: 2 }];

    expect(advised(turn(1, 'unmet'), turn(2, 'met'), turn(3, 'met'))).toEqual(asOf2);
    expect(advised(turn(1, 'unmet'), turn(2, 'not-applicable', waived))).toEqual(asOf2);
  });

  test('was not taken up when nobody can tell any more', () => {
    expect(advised(turn(1, 'unmet'), turn(2, 'unknown'))).toMatchObject([{ resolvedAt: null }]);
  });

  test('counts anew when it is unmet again', () => {
    expect(advised(turn(1, 'unmet'), turn(2, 'met'), turn(3, 'unmet'))).toEqual([
      { practice: first.id, advisedAt: 1, resolvedAt: 2 },
      { practice: first.id, advisedAt: 3, resolvedAt: null },
    ]);
  });

  test('is nothing where all is met, or the target is reached', () => {
    expect(advised(turn(1, 'met'))).toEqual([]);
    expect(adviceOf([turn(1, 'unmet')], catalogue, 1)).toEqual([]);
  });
});
