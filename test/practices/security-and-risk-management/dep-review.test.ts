import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { depReview } from '../../../src/practices/security-and-risk-management/dep-review.ts';
import { filesOf, repositoryFacts, resultOf, treeOf, workflowText } from '../../builders/ladder-facts.ts';
import { branchRulesOf, placeOf } from '../../builders/pipeline-facts.ts';

const step = (text: string, on: string = 'pull_request') =>
  filesOf({
    '.github/workflows/a.yml': workflowText('', `      - ${text}\n`).replace('[push, pull_request]', on),
  });
const review = step('uses: actions/dependency-review-action@v4');
const required = branchRulesOf({ requiredChecks: ['test'] });
const judge = (values: Partial<FactValues>) =>
  resultOf(
    depReview,
    repositoryFacts({
      tree: treeOf('package.json', 'src/a.ts'),
      place: placeOf(),
      files: review,
      rules: branchRulesOf(),
      ...values,
    }),
  );

describe('dependency review', () => {
  test.each<[string, Partial<FactValues>, number]>([
    ['that nobody makes', { files: filesOf({}) }, 2],
    [
      'on push alone',
      { files: step('uses: actions/dependency-review-action@v4', 'push'), rules: required },
      2,
    ],
    ['by another check', { files: step('run: npm audit'), rules: required }, 2],
    ['on pull requests', {}, 3],
    ['of licences', { files: step('run: npx license-checker') }, 3],
    ['that is required', { rules: required }, 5],
  ])('%s', (_, values, level) => {
    expect(judge(values)).toMatchObject({ level, state: level === 5 ? 'met' : 'unmet' });
  });

  test('is no question without dependencies', () => {
    expect(judge({ tree: treeOf('a.c') })).toMatchObject({
      state: 'not-applicable',
      reason: { what: 'dependencies' },
    });
  });

  test('is unknown above what is seen where nobody sees all rules, or a file', () => {
    expect(judge({ rules: branchRulesOf({ isComplete: false }) })).toMatchObject({
      ...{ lines: { 3: 'met', 4: 'unknown' }, reason: { cause: { permission: 'administration' } } },
    });
    expect(judge({ files: filesOf({ '.github/workflows/b.yml': '- a' }) })).toMatchObject({
      ...{ lines: { 3: 'unknown' }, reason: { cause: { kind: 'unreadable' } } },
    });
    const values = { tree: treeOf('package.json'), place: placeOf(), files: review };
    expect(resultOf(depReview, repositoryFacts(values)).lines).toEqual({ 3: 'met', 4: 'unknown' });
  });
});
