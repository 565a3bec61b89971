import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { qualityGate } from '../../../src/practices/continuous-delivery/quality-gate.ts';
import {
  daysAgo,
  filesOf,
  pullRecord,
  repositoryFacts,
  resultOf,
  runRecord,
} from '../../builders/ladder-facts.ts';
import { branchRulesOf, placeOf } from '../../builders/pipeline-facts.ts';

const path = '.github/workflows/ci.yml';
const jobs = `on: pull_request
jobs:
  test: { steps: [{ run: npm test }] }
  lint: { steps: [{ run: npx eslint . }] }
  other: { steps: [{ run: echo }] }
  coverage: { steps: [{ run: echo }] }
`;
const ran = runRecord(1, 'success', daysAgo(1), { workflow: path });
const judge = (checks: readonly string[], values: Partial<FactValues> = {}) =>
  resultOf(
    qualityGate,
    repositoryFacts({
      ...{ place: placeOf(), files: filesOf({ [path]: jobs }), runs: [ran] },
      rules: branchRulesOf({ requiredChecks: checks }),
      ...values,
    }),
  );
const administration = { kind: 'permission', permission: 'administration' };

describe('quality gate', () => {
  test.each([
    [[], 2],
    [['other'], 2],
    [['lint'], 2],
    [['test'], 3],
    [['test', 'lint'], 4],
    [['test', 'lint', 'coverage'], 5],
    [['test', 'lint', 'Rung / Incremental coverage'], 5],
    [['test', 'coverage'], 3],
    [['ci/jenkins', 'SonarCloud Code Analysis'], 5],
    [['ci/jenkins', 'lint', 'codecov/patch'], 5],
    [['ci/jenkins'], 3],
  ])('with %j required is level %i', (checks, level) => {
    expect(judge(checks)).toMatchObject({ value: level, level, state: level === 5 ? 'met' : 'unmet' });
  });

  test('required code scanning is static analysis', () => {
    const rules = branchRulesOf({ requiredChecks: ['test'], requiresCodeScanning: true });
    expect(judge([], { rules }).value).toBe(4);
  });

  test('without lint or tests on pull requests is level 1', () => {
    const onPush = filesOf({ [path]: jobs.replace('pull_request', 'push') });
    expect(judge([], { files: onPush })).toMatchObject({ value: 1, level: 1, state: 'unmet' });
    expect(judge(['test'], { files: onPush }).value).toBe(1);
    const nothing = filesOf({ [path]: 'on: pull_request\njobs:\n  a: { steps: [{ run: echo }] }\n' });
    expect(judge([], { files: nothing }).value).toBe(1);
    const lint = filesOf({ [path]: 'on: pull_request\njobs:\n  a: { steps: [{ run: npx eslint . }] }\n' });
    expect(judge([], { files: lint }).value).toBe(2);
  });

  test('a check of other CI on pull requests is the first step', () => {
    const outside = runRecord(2, 'success', daysAgo(1), { workflow: 'status:jenkins' });
    const checks = { queuedAt: daysAgo(2), completedAt: daysAgo(1), isGreen: true };
    const pullRequests = [pullRecord(7, { checks })];
    expect(judge([], { files: filesOf({}), runs: [outside], pullRequests }).value).toBe(2);
    expect(judge([], { files: filesOf({}), runs: [outside], pullRequests: [] })).toMatchObject({
      reason: { cause: { kind: 'source', what: 'pull-checks' } },
    });
    expect(judge([], { files: filesOf({}), runs: [], pullRequests: [] }).value).toBe(1);
  });

  test.each<[string, Partial<FactValues>, object]>([
    ['classic protection', { rules: branchRulesOf({ isComplete: false }) }, administration],
    [
      'what a required check does that its name does not tell',
      { rules: branchRulesOf({ requiredChecks: ['gate'] }) },
      { kind: 'source', what: 'ci' },
    ],
    [
      'a workflow file',
      { files: filesOf({ [path]: jobs, '.github/workflows/b.yml': '- a' }) },
      { kind: 'unreadable' },
    ],
  ])('is unknown above what is seen where nobody may see %s', (_, values, cause) => {
    expect(judge([], values)).toMatchObject({
      ...{ state: 'unknown', lines: { 2: 'met', 3: 'unknown' }, reason: { cause } },
    });
  });

  test('is unknown above the first step where nobody may see rules', () => {
    const values = { place: placeOf(), files: filesOf({ [path]: jobs }) };
    expect(resultOf(qualityGate, repositoryFacts(values))).toMatchObject({
      ...{ lines: { 2: 'met', 3: 'unknown' }, reason: { cause: { kind: 'clone' } } },
      // No number of required checks is told that nobody saw.
      figures: { areSeen: false, isChecked: true },
    });
  });

  test('is unknown where no workflow checks and nobody sees other CI', () => {
    const values = { place: placeOf(), files: filesOf({}), rules: branchRulesOf() };
    expect(resultOf(qualityGate, repositoryFacts(values))).toMatchObject({ state: 'unknown', level: null });
  });
});
