import { describe, expect, test } from 'vitest';
import { envAsCode } from '../../../src/practices/continuous-delivery/env-as-code.ts';
import { repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const judge = (...paths: readonly string[]) =>
  resultOf(envAsCode, repositoryFacts({ tree: treeOf(...paths) }));

describe('environment as code', () => {
  test.each([
    [['src/a.ts'], 2],
    [['Dockerfile'], 3],
    [['.devcontainer/devcontainer.json'], 3],
    [['main.tf'], 2],
    [['Dockerfile', 'infra/main.tf'], 4],
    [['Dockerfile', 'charts/a/Chart.yaml'], 4],
    [['Dockerfile', 'k8s/app.yaml'], 4],
    [['Dockerfile', 'examples/k8s/app.yaml'], 3],
    [['examples/Dockerfile'], 2],
  ])('%j are step %i', (paths, value) => {
    expect(judge(...paths)).toMatchObject({ value });
  });

  test('is unknown without the tree', () => {
    expect(
      resultOf(envAsCode, repositoryFacts({}, {}, { tree: { kind: 'truncated', what: 'tree' } })),
    ).toMatchObject({
      reason: { cause: { kind: 'truncated' } },
    });
  });
});
