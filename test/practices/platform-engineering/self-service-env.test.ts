import { describe, expect, test } from 'vitest';
import type { DeploymentRecord } from '../../../src/model/records/delivery-records.ts';
import { minuteMs } from '../../../src/model/records/instant.ts';
import { selfServiceEnv } from '../../../src/practices/platform-engineering/self-service-env.ts';
import { jobText } from '../../builders/job-files.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const workflow = (name: string, on: string) => ({
  [`.github/workflows/${name}.yml`]: jobText('make', on).replace('name: Test', `name: ${name}`),
});
const preview = (minutes: number, id: number): DeploymentRecord => ({
  ...{ id, sha: `a${id}`, environment: `pr-${id}`, isProduction: false, isTransient: true, creator: null },
  ...{ createdAt: daysAgo(1), runId: null },
  statuses: [{ state: 'success', at: daysAgo(1) + minutes * minuteMs }],
});
const previews = (minutes: number, n = 5) => Array.from({ length: n }, (_, index) => preview(minutes, index));
const judge = (texts: Readonly<Record<string, string>>, deployments: readonly DeploymentRecord[] = []) =>
  resultOf(selfServiceEnv, repositoryFacts({ files: filesOf(texts), deployments }));

describe('self-service environment', () => {
  test.each([
    ['no workflow', {}, 2],
    ['a workflow for something else', workflow('lint', 'workflow_dispatch'), 2],
    ['a scheduled one', workflow('create-environment', 'schedule'), 2],
    ['one that anybody may start', workflow('create-environment', 'workflow_dispatch'), 3],
    ['one for each pull request', workflow('preview', 'pull_request'), 4],
    ['one for testing each pull request', workflow('test-env-deploy', 'pull_request'), 4],
    ['one for cleaning it up', workflow('test-env-cleanup', 'pull_request'), 2],
    [
      'one that follows the tests of each pull request',
      {
        ...workflow('ci', 'pull_request'),
        ...workflow('deploy-pr', '{ workflow_run: { workflows: [ci] } }'),
      },
      4,
    ],
    [
      'one that follows the tests of a push',
      { ...workflow('ci', 'push'), ...workflow('deploy-pr', '{ workflow_run: { workflows: [ci] } }') },
      2,
    ],
  ])('%s', (_, texts, value) => {
    expect(judge(texts)).toMatchObject({ value });
  });

  test('one that only takes environments away creates none', () => {
    const text = jobText('make', 'workflow_dispatch')
      .replace('name: Test', 'name: preview')
      .replace('  test:', '  destroy:');

    expect(judge({ '.github/workflows/a.yml': text })).toMatchObject({ value: 2 });
  });

  test.each([
    [10, 5],
    [10.1, 4],
  ])('ready in %f minutes is step %f', (minutes, value) => {
    expect(judge({}, previews(minutes))).toMatchObject({ value, level: value });
  });

  test('how soon they are ready is unknown with too few, and without the deployments', () => {
    expect(judge({}, previews(1, 4))).toMatchObject({
      lines: { 4: 'met', 5: 'unknown' },
      reason: { cause: { kind: 'samples', n: 4 } },
    });
    expect(judge({}, [{ ...preview(1, 1), isTransient: false }])).toMatchObject({ value: 2 });
    const files = filesOf(workflow('preview', 'pull_request'));
    expect(resultOf(selfServiceEnv, repositoryFacts({ files }))).toMatchObject({
      lines: { 4: 'met', 5: 'unknown' },
    });
    expect(resultOf(selfServiceEnv, repositoryFacts({ files: {} }))).toMatchObject({
      lines: { 3: 'unknown' },
    });
  });
});
