import { describe, expect, test } from 'vitest';
import type { DeploymentRecord } from '../../../src/model/records/delivery-records.ts';
import { rollbackAutomated } from '../../../src/practices/continuous-delivery/rollback-automated.ts';
import { jobText } from '../../builders/job-files.ts';
import { deploymentRecord, filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { objectText } from '../../builders/manifests.ts';

const written = { 'docs/runbooks/release.md': '## How to roll back\n' };
const workflow = (name: string, run: string, on = 'workflow_dispatch') => ({
  [`.github/workflows/${name}.yml`]: jobText(run, on),
});
const byHand = { ...written, ...workflow('rollback', 'make it') };
const judge = (texts: Readonly<Record<string, string>>, deployments: readonly DeploymentRecord[] = []) =>
  resultOf(rollbackAutomated, repositoryFacts({ files: filesOf(texts), deployments }));
const redeployed = (days: number, values: Partial<DeploymentRecord> = {}) => [
  deploymentRecord(1, days + 2, { sha: 'a' }),
  deploymentRecord(2, days + 1, { sha: 'b' }),
  deploymentRecord(3, days, { sha: 'a', ...values }),
];

describe('automated rollback', () => {
  test.each([
    ['nothing', {}, 1],
    ['a document', written, 2],
    ['a document in Chinese', { 'docs/deployment.md': '出错时回滚。' }, 2],
    ['a workflow without a document', workflow('rollback', 'x'), 1],
    ['a workflow that is started by hand', byHand, 3],
    ['a workflow that each push starts', { ...written, ...workflow('rollback', 'x', 'push') }, 2],
    ['a workflow for something else', { ...written, ...workflow('lint', 'x') }, 2],
    [
      'a deployment that takes itself back',
      { ...byHand, ...workflow('deploy', 'helm upgrade a b --atomic', 'push') },
      4,
    ],
    ['a deployment that does not', { ...byHand, ...workflow('deploy', 'helm upgrade a b', 'push') }, 3],
    ['a rollout with analysis', { ...byHand, 'k8s/a.yaml': objectText('AnalysisTemplate', 'a', {}) }, 4],
    [
      'a circuit breaker',
      { ...byHand, 'infra/a.tf': 'deployment_circuit_breaker {\n  enable = true\n  rollback = true\n}' },
      4,
    ],
    [
      'a circuit breaker that only stops',
      { ...byHand, 'infra/a.tf': 'deployment_circuit_breaker {\n  rollback = false\n}' },
      3,
    ],
  ])('%s', (_, texts, value) => {
    expect(judge(texts)).toMatchObject({ value });
  });

  test.each([
    ['an earlier commit', redeployed(362), 3],
    ['an earlier commit, longer ago', redeployed(363), 2],
    ['an earlier commit by hand', redeployed(1, { runId: null }), 2],
    ['an earlier commit, in vain', redeployed(1, { statuses: [{ state: 'failure', at: 0 }] }), 2],
    ['a new commit', redeployed(1, { sha: 'c' }), 2],
    [
      'the same commit again',
      [deploymentRecord(1, 2, { sha: 'a' }), deploymentRecord(2, 1, { sha: 'a' })],
      2,
    ],
  ])('a deployment of %s', (_, deployments, value) => {
    expect(judge(written, deployments)).toMatchObject({ value });
  });

  test('is unknown only where the deployments would tell', () => {
    expect(resultOf(rollbackAutomated, repositoryFacts({ files: filesOf(written) }))).toMatchObject({
      lines: { 2: 'met', 3: 'unknown' },
    });
    expect(resultOf(rollbackAutomated, repositoryFacts({ files: filesOf(byHand) }))).toMatchObject({
      lines: { 3: 'met', 4: 'unmet' },
    });
  });
});
