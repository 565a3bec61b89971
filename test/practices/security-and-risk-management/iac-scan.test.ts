import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { iacScan } from '../../../src/practices/security-and-risk-management/iac-scan.ts';
import { filesOf, repositoryFacts, resultOf, treeOf, workflowText } from '../../builders/ladder-facts.ts';
import { branchRulesOf, placeOf } from '../../builders/pipeline-facts.ts';

const step = (text: string, on: string = 'push') =>
  filesOf({
    '.github/workflows/a.yml': workflowText('', `      - ${text}\n`).replace('[push, pull_request]', on),
  });
const judge = (values: Partial<FactValues>) =>
  resultOf(
    iacScan,
    repositoryFacts({
      tree: treeOf('main.tf', 'src/a.ts'),
      place: placeOf(),
      files: filesOf({}),
      rules: branchRulesOf(),
      ...values,
    }),
  );
const required = branchRulesOf({ requiredChecks: ['test'] });

describe('infrastructure scan', () => {
  test.each<[string, Partial<FactValues>, number]>([
    ['that nobody makes', { rules: required }, 2],
    ['on a schedule alone', { files: step('run: checkov -d .', 'schedule') }, 2],
    ['on push', { files: step('run: checkov -d .') }, 3],
    ['on pull requests', { files: step('uses: aquasecurity/trivy-action@v1', 'pull_request') }, 3],
    ['that is required', { files: step('run: tflint', 'pull_request'), rules: required }, 5],
  ])('%s', (_, values, level) => {
    expect(judge(values)).toMatchObject({ level, state: level === 5 ? 'met' : 'unmet' });
  });

  test.each([
    ['Dockerfile', true],
    ['deploy/api.Dockerfile', true],
    ['k8s/service.yaml', true],
    ['charts/api/Chart.yaml', true],
    ['compose.yaml', true],
    ['main.bicep', true],
    ['examples/Dockerfile', false],
    ['src/main.ts', false],
    ['docs/k8s/a.yaml', false],
  ])('%s is infrastructure: %s', (path, isInfrastructure) => {
    expect(judge({ tree: treeOf(path) }).state).toBe(isInfrastructure ? 'unmet' : 'not-applicable');
  });

  test('is unknown above what is seen where nobody sees rules', () => {
    const values = { tree: treeOf('main.tf'), place: placeOf(), files: step('run: checkov') };
    expect(resultOf(iacScan, repositoryFacts(values)).lines).toEqual({ 3: 'met', 4: 'unknown' });
  });
});
