import { describe, expect, test } from 'vitest';
import { mergeRules } from '../../../src/collect/ladder/merge-rules.ts';
import { known, unknown } from '../../../src/facts/ladder/fact.ts';
import type { RulesSeen } from '../../../src/github/ladder/ladder-port.ts';

const none: RulesSeen = {
  ...{ blocksForcePush: false, blocksDeletion: false, requiresPullRequest: false, approvals: 0 },
  ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: [] },
  ...{ requiresCodeScanning: false, hasBypass: false },
};
const forbidden = unknown({ kind: 'permission', permission: 'administration' });

describe('rule sets and classic protection', () => {
  test.each([
    'blocksForcePush',
    'blocksDeletion',
    'requiresPullRequest',
    'requiresCodeOwners',
    'dismissesStale',
    'resolvesThreads',
    'requiresCodeScanning',
  ] as const)('%s holds when one of them says so', key => {
    const one = { ...none, [key]: true };
    expect(mergeRules(one, known(none), [])[key]).toBe(true);
    expect(mergeRules(none, known(one), [])[key]).toBe(true);
    expect(mergeRules(none, known(none), [])[key]).toBe(false);
  });

  test('the more approvals and all checks count', () => {
    const sets = { ...none, approvals: 1, requiredChecks: ['a', 'b'] };
    const classic = { ...none, approvals: 2, requiredChecks: ['b', 'c'] };
    expect(mergeRules(sets, known(classic), ['c', 'd'])).toMatchObject({
      ...{ approvals: 2, requiredChecks: ['a', 'b', 'c', 'd'], isComplete: true },
    });
  });

  test('what may not be looked at proves nothing absent', () => {
    expect(mergeRules(none, known(undefined), [])).toMatchObject({ isComplete: true, hasBypass: false });
    expect(mergeRules(none, forbidden, ['d'])).toMatchObject({
      ...{ isComplete: false, hasBypass: null, requiredChecks: ['d'] },
    });
  });

  test.each([
    [null, false, null],
    [false, true, true],
    [false, false, false],
  ])('a bypass of %s and %s is %s', (ofSets, ofClassic, expected) => {
    const merged = mergeRules({ ...none, hasBypass: ofSets }, known({ ...none, hasBypass: ofClassic }), []);
    expect(merged.hasBypass).toBe(expected);
  });
});
