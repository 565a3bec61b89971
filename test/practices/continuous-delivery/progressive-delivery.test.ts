import { describe, expect, test } from 'vitest';
import type { EnvironmentRecord } from '../../../src/model/records/rules-record.ts';
import { progressiveDelivery } from '../../../src/practices/continuous-delivery/progressive-delivery.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { objectText } from '../../builders/manifests.ts';

const environment = (name: string, reviewers = 0): EnvironmentRecord => ({
  ...{ name, reviewers, waitMinutes: 0, hasBranchPolicy: false, preventsSelfReview: false, hasGate: false },
});
const judge = (texts: Readonly<Record<string, string>>, ...environments: readonly EnvironmentRecord[]) =>
  resultOf(progressiveDelivery, repositoryFacts({ files: filesOf(texts), environments }));
const k8s = (...given: Parameters<typeof objectText>) => ({ 'k8s/a.yaml': objectText(...given) });
const route = (...weights: readonly object[]) => k8s('VirtualService', 'a', { http: [{ route: weights }] });

describe('progressive delivery', () => {
  test.each([
    ['a canary rollout', k8s('Rollout', 'a', { strategy: { canary: { steps: [1] } } })],
    ['a blue-green rollout', k8s('Rollout', 'a', { strategy: { blueGreen: { activeService: 'a' } } })],
    ['Flagger', k8s('Canary', 'a', {}, 'flagger.app/v1beta1')],
    ['weights of a mesh', route({ weight: 90 }, { weight: 10 })],
    ['feature flags', { 'package.json': '{"dependencies":{"@openfeature/server-sdk":"1"}}' }],
    [
      'a canary of CodeDeploy',
      { 'a.tf': 'deployment_config_name = "CodeDeployDefault.ECSCanary10Percent5Minutes"' },
    ],
  ])('%s is', (_, texts) => {
    expect(judge(texts)).toMatchObject({ value: 1, state: 'met' });
  });

  test.each([
    ['a rollout without steps', k8s('Rollout', 'a', { strategy: {} })],
    ['a canary of something else', k8s('Canary', 'a', {}, 'example.com/v1')],
    ['one weight', route({ weight: 100 })],
    ['other dependencies', { 'package.json': '{"dependencies":{"left-pad":"1"}}' }],
    ['the word in a document', { 'README.md': 'openfeature' }],
  ])('%s is not', (_, texts) => {
    expect(judge(texts)).toMatchObject({ value: 0, state: 'unmet' });
  });

  test.each([
    ['staging before production with a reviewer', [environment('staging'), environment('production', 1)], 1],
    ['neither asks', [environment('staging'), environment('production')], 0],
    ['no staging', [environment('test'), environment('production', 1)], 0],
    ['no production', [environment('staging', 1)], 0],
  ])('%s', (_, environments, value) => {
    expect(judge({}, ...environments)).toMatchObject({ value });
  });

  test('is unknown only where the environments would tell', () => {
    expect(resultOf(progressiveDelivery, repositoryFacts({ files: {} }))).toMatchObject({ state: 'unknown' });
    const files = filesOf({ 'package.json': 'openfeature' });
    expect(resultOf(progressiveDelivery, repositoryFacts({ files })).state).toBe('met');
  });
});
