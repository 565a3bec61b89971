import { describe, expect, test } from 'vitest';
import { errorBudgetGate } from '../../../src/practices/reliability-engineering/error-budget-gate.ts';
import { jobText } from '../../builders/job-files.ts';
import { filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const policy = { 'docs/error-budget-policy.md': '# Policy' };
const deploy = (run: string) => ({ '.github/workflows/deploy.yml': jobText(run) });
const judge = (texts: Readonly<Record<string, string>>) =>
  resultOf(errorBudgetGate, repositoryFacts({ tree: treeOf(...Object.keys(texts)), files: filesOf(texts) }));

describe('error budget', () => {
  test.each([
    ['nothing', {}, 3],
    ['a document', policy, 4],
    ['a section of a document', { 'docs/operations.md': '## Error budget\n' }, 4],
    ['a document that mentions it', { 'docs/operations.md': 'The error budget is for later.\n' }, 3],
    ['a deployment that reads it, without a document', deploy('./error-budget-check.sh'), 3],
    ['a deployment that reads it', { ...policy, ...deploy('./error-budget-check.sh') }, 5],
    ['a deployment that does not', { ...policy, ...deploy('kubectl apply -f k8s') }, 4],
    [
      'a job that reads it and deploys nothing',
      { ...policy, '.github/workflows/report.yml': jobText('./error-budget-check.sh') },
      4,
    ],
  ])('%s', (_, texts, value) => {
    expect(judge(texts)).toMatchObject({ value });
  });

  test('is unknown without the tree', () => {
    expect(resultOf(errorBudgetGate, repositoryFacts({ files: {} })).state).toBe('unknown');
  });
});
