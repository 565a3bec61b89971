import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { apiContract } from '../../../src/practices/application-design/api-contract.ts';
import { branchRules, jobText } from '../../builders/job-files.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const ci = (run: string, on?: string) => ({ [`.github/workflows/${run.length}.yml`]: jobText(run, on) });
const lint = ci('spectral lint openapi.yaml');
const breaking = ci('oasdiff breaking base.yaml openapi.yaml');
const required = { rules: branchRules({ requiredChecks: ['test'] }) };
const release = (...assets: readonly string[]) => ({
  ...{ tag: 'v1', sha: 'a', isDraft: false, isPrerelease: false, publishedAt: daysAgo(1), author: null },
  ...{ assets, pullRequests: [] },
});
const judge = (
  texts: Readonly<Record<string, string>>,
  values: Partial<FactValues> = {},
  path = 'api/openapi.yaml',
) =>
  resultOf(
    apiContract,
    repositoryFacts({
      tree: treeOf(path),
      files: filesOf(texts),
      rules: branchRules(),
      releases: [],
      ...values,
    }),
  );

describe('API contract', () => {
  test('of a library is its code, unless it has a schema', () => {
    const of = (path: string) =>
      resultOf(
        apiContract,
        repositoryFacts({ tree: treeOf(path), files: filesOf({}) }, { profile: 'library' }),
      );

    expect(of('src/a.ts')).toMatchObject({ reason: { kind: 'nothing', what: 'interface' } });
    expect(of('api/openapi.yaml').lines[2]).toBe('met');
  });

  test.each([
    ['openapi.json', 2],
    ['proto/quotes.proto', 2],
    ['src/schema.graphql', 2],
    ['vendor/a.proto', 1],
    ['src/queries.graphql', 1],
    ['src/openapi.ts', 1],
  ])('%s is step %i', (path, value) => {
    expect(judge({}, {}, path)).toMatchObject({ value });
  });

  test.each([
    ['docs/spec.json', '{\n  "consumes": [],\n  "swagger": "2.0"\n}', 2],
    ['api.yaml', 'openapi: 3.1.0\n', 2],
    ['docs/spec.json', '{"openapi":"3.0.0"}', 2],
    ['docs/spec.json', '{ "name": "quotes" }', 1],
    ['test/spec.yml', 'openapi: 3.1.0\n', 1],
  ])('%s that says %s is step %i', (path, text, value) => {
    expect(judge({ [path]: text }, {}, path)).toMatchObject({ value });
  });

  test('what is too large to read may be one', () => {
    const files = { 'api.yaml': { text: null, changedAt: null } };

    expect(judge({}, { files }, 'api.yaml')).toMatchObject({
      lines: { 2: 'unknown' },
      reason: { cause: { kind: 'unreadable', path: 'api.yaml' } },
    });
  });

  test.each([
    ['no lint', {}, {}, 2],
    ['a lint', lint, {}, 3],
    ['a comparison that is not required', { ...lint, ...breaking }, {}, 3],
    ['a required comparison', { ...lint, ...breaking }, required, 4],
    [
      'a required comparison that no pull request runs',
      { ...lint, ...ci('buf breaking', 'push') },
      required,
      3,
    ],
    ['a required comparison and no lint', breaking, required, 2],
    [
      'a schema among the assets',
      { ...lint, ...breaking },
      { ...required, releases: [release('openapi.json')] },
      5,
    ],
    [
      'a release without it',
      { ...lint, ...breaking },
      { ...required, releases: [release('openapi.json'), release('a.zip')] },
      4,
    ],
    [
      'a workflow of releases that publishes it',
      { ...lint, ...breaking, ...ci('buf push', '{ release: {} }') },
      required,
      5,
    ],
    [
      'a workflow of pushes that publishes it',
      { ...lint, ...breaking, ...ci('buf push', 'push') },
      required,
      4,
    ],
  ])('%s', (_, texts, values, value) => {
    expect(judge(texts, values)).toMatchObject({ value });
  });

  test('whether it is required is unknown where classic protection may say so, and where nobody may see the rules', () => {
    const texts = { ...lint, ...breaking };

    expect(judge(texts, { rules: branchRules({ isComplete: false }) })).toMatchObject({
      lines: { 3: 'met', 4: 'unknown' },
      reason: { cause: { kind: 'source', what: 'rules' } },
    });
    expect(
      resultOf(apiContract, repositoryFacts({ tree: treeOf('openapi.yaml'), files: filesOf(texts) })),
    ).toMatchObject({
      lines: { 3: 'met', 4: 'unknown', 5: 'unknown' },
    });
    expect(resultOf(apiContract, repositoryFacts({ tree: treeOf('openapi.yaml') }))).toMatchObject({
      lines: { 2: 'met', 3: 'unknown' },
    });
  });
});
