import { describe, expect, test } from 'vitest';
import { codeComplexityGate } from '../../../src/practices/application-design/code-complexity-gate.ts';
import { branchRules, jobText } from '../../builders/job-files.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const ci = { '.github/workflows/ci.yml': jobText('npx eslint .') };
const judge = (texts: Readonly<Record<string, string>>, checks: readonly string[] = []) =>
  resultOf(
    codeComplexityGate,
    repositoryFacts({ files: filesOf(texts), rules: branchRules({ requiredChecks: checks }) }),
  );
const eslint = { 'eslint.config.js': 'export default [{ rules: { complexity: 20 } }]' };

describe('complexity rule', () => {
  test.each([
    ['nothing', { 'package.json': '{}' }, 1],
    [
      'a group of rules by that name',
      { 'biome.json': '{"rules":{"complexity":{"useLiteralKeys":"off"}}}' },
      2,
    ],
    ['a rule that is off', { 'eslint.config.js': 'export default [{ rules: { complexity: "off" } }]' }, 2],
    [
      'a rule of that group',
      { 'biome.json': '{"rules":{"complexity":{"noExcessiveCognitiveComplexity":"error"}}}' },
      3,
    ],
    ['an editor configuration', { '.editorconfig': 'complexity' }, 1],
    ['a linter', { '.eslintrc.json': '{}' }, 2],
    ['a linter within a manifest', { 'pyproject.toml': '[tool.ruff]\n' }, 2],
    ['a rule', eslint, 3],
    ['a rule within a manifest', { 'pyproject.toml': '[tool.ruff.lint]\nselect = ["E", "C90"]\n' }, 3],
    ['a rule of golangci-lint', { '.golangci.yml': 'linters: { enable: [gocyclo] }' }, 3],
    ['its group of rules', { '.golangci.yml': 'linters: { presets: [complexity] }' }, 3],
    [
      'rules of golangci-lint that are off',
      { '.golangci.yml': 'linters:\n  enable: [misspell]\n  disable: [funlen, gocyclo]\n' },
      2,
    ],
    ['all of them but one', { '.golangci.yml': 'linters: { default: all, disable: [gocyclo] }' }, 3],
    ['a setting alone', { '.golangci.yml': 'linters: { settings: { gocyclo: { min-complexity: 9 } } }' }, 2],
    ['a linter that has one by itself', { '.rubocop.yml': '' }, 3],
  ])('%s is step %i', (_, texts, value) => {
    expect(judge(texts)).toMatchObject({ value });
  });

  test.each([
    ['a job that is not required', ci, ['build'], 3],
    ['a required job', ci, ['test'], 4],
    ['a required job of a matrix', ci, ['test (24)'], 4],
    ['another required job of a longer name', ci, ['test-e2e'], 3],
    [
      'a required job that lints nothing',
      { 'a.yml': '', '.github/workflows/ci.yml': jobText('make build') },
      ['test'],
      3,
    ],
  ])('%s', (_, texts, checks, value) => {
    expect(judge({ ...eslint, ...texts }, checks)).toMatchObject({ value });
  });

  test('a configuration that is too large to read, and rules that may not be seen, leave it open', () => {
    const files = { '.eslintrc.json': { text: null, changedAt: null } };
    expect(resultOf(codeComplexityGate, repositoryFacts({ files }))).toMatchObject({
      lines: { 2: 'met', 3: 'unknown' },
      reason: { cause: { kind: 'unreadable', path: '.eslintrc.json' } },
    });
    expect(
      resultOf(codeComplexityGate, repositoryFacts({ files: filesOf({ ...eslint, ...ci }) })),
    ).toMatchObject({
      lines: { 3: 'met', 4: 'unknown' },
      reason: { cause: { kind: 'clone' } },
    });
  });
});
