import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { vcsScope } from '../../../src/practices/continuous-delivery/vcs-scope.ts';
import {
  daysAgo,
  deploymentRecord,
  releaseRecord,
  repositoryFacts,
  resultOf,
  treeOf,
} from '../../builders/ladder-facts.ts';

const whole = ['src/a.ts', 'package.json', '.github/workflows/ci.yml', 'deploy/values.yaml'];
/** Heads `h0` to `h19`, the first one 20 days ago. */
const heads = (n = 20) =>
  Array.from({ length: n }, (_, index) => ({
    sha: `h${index}`,
    at: daysAgo(20 - index),
    by: null,
    pullRequest: null,
  }));
const judge = (paths: readonly string[], values: Partial<FactValues> = {}) =>
  resultOf(
    vcsScope,
    repositoryFacts({ tree: treeOf(...paths), heads: heads(), deployments: [], releases: [], ...values }),
  );

describe('version control scope', () => {
  test.each([
    ['nothing', [], 1],
    ['source', ['src/a.ts'], 2],
    ['source and a build file', ['src/a.ts', 'package.json'], 2],
    ['source and a workflow', ['src/a.ts', '.github/workflows/ci.yml'], 2],
    ['source and both', whole.slice(0, 3), 3],
    ['source and CI of another kind', ['src/a.ts', 'Makefile', 'Jenkinsfile'], 3],
    ['settings too', whole, 4],
    ['a sample of the environment', [...whole.slice(0, 3), '.env.example'], 4],
    ['infrastructure', [...whole.slice(0, 3), 'infra/main.tf'], 4],
    ['a container', [...whole.slice(0, 3), 'Dockerfile'], 4],
    ['settings of an example', [...whole.slice(0, 3), 'examples/values.yaml'], 3],
  ])('%s', (_, paths, value) => {
    expect(judge(paths)).toMatchObject({ value });
  });

  test.each([
    ['h17', 18, 4],
    ['h18', 19, 5],
    ['h19', 20, 5],
  ])('a deployment of %s holds %i of 20 changes', (sha, _, value) => {
    expect(judge(whole, { deployments: [deploymentRecord(1, 1, { sha })] })).toMatchObject({ value });
    expect(judge(whole, { releases: [releaseRecord('v1', { sha })] })).toMatchObject({ value });
  });

  test('shows the source that people would name, and each file once', () => {
    const paths = [
      'bench/a.ts',
      'src/a.test.ts',
      'src/b.ts',
      'packages/a/Dockerfile',
      'Dockerfile',
      whole[2] ?? '',
    ];

    expect(judge(paths).evidence.map(({ path }) => path)).toEqual(['src/b.ts', 'Dockerfile', whole[2]]);
  });

  test('one that was pending before it succeeded holds them', () => {
    const statuses = [
      { state: 'pending', at: daysAgo(1) },
      { state: 'success', at: daysAgo(1) },
    ] as const;

    expect(judge(whole, { deployments: [deploymentRecord(1, 1, { sha: 'h19', statuses })] })).toMatchObject({
      value: 5,
    });
  });

  test('what releases alone hold is enough, and what they do not hold, deployments may', () => {
    const of = (sha: string) =>
      resultOf(
        vcsScope,
        repositoryFacts({ tree: treeOf(...whole), heads: heads(), releases: [releaseRecord('v1', { sha })] }),
      );

    expect(of('h18')).toMatchObject({ lines: { 5: 'met' } });
    expect(of('h17')).toMatchObject({ lines: { 5: 'unknown' }, reason: { cause: { kind: 'clone' } } });
  });

  test('one that failed, one of another environment and a draft hold nothing', () => {
    const sha = 'h19';
    const failed = deploymentRecord(1, 1, { sha, statuses: [{ state: 'failure', at: daysAgo(1) }] });
    const staging = deploymentRecord(2, 1, { sha, isProduction: false });

    expect(
      judge(whole, {
        deployments: [failed, staging],
        releases: [releaseRecord('v1', { sha, isDraft: true })],
      }),
    ).toMatchObject({
      value: 4,
      figures: { recorded: 0 },
    });
  });

  test('the last step is unknown without heads, without any record, and with too few changes', () => {
    const facts = { tree: treeOf(...whole) };

    expect(resultOf(vcsScope, repositoryFacts(facts))).toMatchObject({ lines: { 4: 'met', 5: 'unknown' } });
    expect(resultOf(vcsScope, repositoryFacts({ ...facts, heads: heads() }))).toMatchObject({
      lines: { 5: 'unknown' },
    });
    expect(judge(whole, { heads: heads(9) })).toMatchObject({ reason: { cause: { kind: 'samples', n: 9 } } });
  });
});
