import { describe, expect, test } from 'vitest';
import type { BranchRules } from '../../../src/model/records/rules-record.ts';
import { branchRules } from '../../../src/practices/security-and-risk-management/branch-rules.ts';
import { repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { branchRulesOf, placeOf } from '../../builders/pipeline-facts.ts';

const judge = (rules: Partial<BranchRules>, isSolo: boolean = false) =>
  resultOf(branchRules, repositoryFacts({ rules: branchRulesOf(rules), place: placeOf() }), isSolo);

const second = { blocksForcePush: true, blocksDeletion: true };
const third = { ...second, approvals: 1, requiredChecks: ['test'] };
const fourth = { ...third, approvals: 2, requiresCodeOwners: true };
const fifth = { ...fourth, dismissesStale: true, hasBypass: false };
const administration = { cause: { kind: 'permission', permission: 'administration' } };

describe('branch rules', () => {
  test.each([
    ['nothing', {}, 1],
    ['force pushes blocked only', { blocksForcePush: true }, 1],
    ['deletion blocked only', { blocksDeletion: true }, 1],
    ['both', second, 2],
    ['an approval without a check', { ...second, approvals: 1 }, 2],
    ['a check without an approval', { ...second, requiredChecks: ['test'] }, 2],
    ['an approval and a check', third, 3],
    ['two approvals without code owners', { ...third, approvals: 2 }, 3],
    ['code owners with one approval', { ...third, requiresCodeOwners: true }, 3],
    ['two approvals and code owners', fourth, 4],
    ['stale ones dismissed, with a bypass', { ...fifth, hasBypass: true }, 4],
    ['no bypass, stale ones kept', { ...fourth, hasBypass: false }, 4],
    ['stale ones dismissed and no bypass', fifth, 5],
    ['the upper steps without the first', { ...fifth, blocksDeletion: false }, 1],
  ])('%s, all of it seen, is level %#: %j', (_, rules, level) => {
    expect(judge(rules)).toMatchObject({ value: level, level });
    expect(judge(rules).state).toBe(level === 5 ? 'met' : 'unmet');
  });

  test.each([
    ['both', second, 2],
    ['a check', { ...second, requiredChecks: ['test'] }, 4],
    ['a check, with a bypass', { ...second, requiredChecks: ['test'], hasBypass: true }, 4],
    ['a check and no bypass', { ...second, requiredChecks: ['test'], hasBypass: false }, 5],
  ])('of one person, without approvals: %s', (_, rules, level) => {
    expect(judge(rules, true).level).toBe(level);
  });

  test('is unknown where no rule is seen and classic protection may be there', () => {
    expect(judge({ isComplete: false })).toMatchObject({
      state: 'unknown',
      level: null,
      reason: administration,
    });
  });

  test('what rule sets lack may stand in classic protection: the lines above are unknown', () => {
    expect(judge({ ...third, isComplete: false })).toMatchObject({
      ...{ level: 3, state: 'unknown', reason: administration },
      lines: { 2: 'met', 3: 'met', 4: 'unknown', 5: 'unknown' },
    });
  });

  test('a bypass that nobody may see leaves the last line unknown', () => {
    expect(judge({ ...fifth, hasBypass: null })).toMatchObject({
      lines: { 4: 'met', 5: 'unknown' },
      reason: { cause: { kind: 'source', what: 'bypass' } },
    });
    expect(judge({ ...fourth, hasBypass: null }).lines[5]).toBe('unmet');
  });

  test('is unknown where nobody may see rules', () => {
    expect(resultOf(branchRules, repositoryFacts({ place: placeOf() })).state).toBe('unknown');
  });
});
