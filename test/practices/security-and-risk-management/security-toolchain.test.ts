import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { securityToolchain } from '../../../src/practices/security-and-risk-management/security-toolchain.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';
import { releaseRecord } from '../../builders/pipeline-facts.ts';

const path = '.github/workflows/test.yml';
const commands = ['semgrep ci', 'npm audit', 'gitleaks detect', 'trivy config .', 'nuclei -u x', 'syft .'];
const running = (...scripts: readonly string[]) =>
  filesOf({ [path]: workflowText('', scripts.map(script => `      - run: ${script}\n`).join('')) });
const judge = (values: Partial<FactValues>) =>
  resultOf(
    securityToolchain,
    repositoryFacts({
      ...{ files: filesOf({}), tree: treeOf('package.json', 'Dockerfile') },
      ...{ runs: [runRecord(1, 'success', daysAgo(1))], analyses: [], releases: [] },
      ...{ securitySettings: { secretScanning: false, pushProtection: false } },
      ...values,
    }),
  );
const count = (values: Partial<FactValues>) => judge({ dependencyAlerts: [], ...values });

describe('security toolchain', () => {
  test.each([
    [1, 1, 'unmet'],
    [2, 2, 'unmet'],
    [3, 3, 'unmet'],
    [4, 3, 'unmet'],
    [5, 4, 'unmet'],
    [6, 5, 'met'],
  ])('%i of six classes is level %i', (found, level, state) => {
    // Dependabot is the first: it is on where its alerts can be read.
    const others = commands.filter(text => text !== 'npm audit').slice(0, found - 1);
    expect(count({ files: running(...others) })).toMatchObject({
      ...{ value: found, level, state },
      figures: { part: found, whole: 6 },
    });
  });

  test.each([
    [1, 1.5, 1],
    [2, 3, 3],
    [3, 4.5, 3],
    [4, 6, 5],
  ])(
    'without dependencies and infrastructure %i of four classes counts as %f and is level %i',
    (found, value, level) => {
      const others = ['semgrep ci', 'gitleaks detect', 'nuclei -u x', 'syft .'].slice(0, found);
      expect(count({ files: running(...others), tree: treeOf('src/a.c') })).toMatchObject({
        ...{ value, level, figures: { part: found, whole: 4 } },
      });
    },
  );

  test('a tool counts by a successful run of the last 30 days', () => {
    const files = running('semgrep ci');
    const at = (days: number, conclusion: 'success' | 'failure' | null = 'success') =>
      count({ files, runs: [runRecord(1, conclusion, daysAgo(days))] }).value;
    expect(at(29)).toBe(2);
    expect(at(30)).toBe(1);
    expect(at(1, 'failure')).toBe(1);
    expect(at(1, null)).toBe(1);
    expect(
      count({ files, runs: [runRecord(1, 'success', daysAgo(1), { workflow: 'other.yml' })] }).value,
    ).toBe(1);
  });

  test('a tool of a local workflow counts by the run of the one that calls it', () => {
    const files = filesOf({
      [path]: 'on: push\njobs:\n  scan: { uses: ./.github/workflows/scan.yml }\n',
      '.github/workflows/scan.yml': workflowText('', '      - run: semgrep ci\n').replace(
        '[push, pull_request]',
        'workflow_call',
      ),
    });
    expect(count({ files }).value).toBe(2);
  });

  test.each<[string, Partial<FactValues>]>([
    ['code scanning', { analyses: [{ sha: 'a', tool: 'CodeQL', at: daysAgo(29) }] }],
    ['secret scanning', { securitySettings: { secretScanning: true, pushProtection: false } }],
    ['a bill of materials of a release', { releases: [releaseRecord('v1', daysAgo(89), ['app.spdx.json'])] }],
    ['a provenance of a release', { releases: [releaseRecord('v1', daysAgo(1), ['app.intoto.jsonl'])] }],
  ])('%s of GitHub itself counts', (_, values) => {
    expect(count(values).value).toBe(2);
  });

  test.each<[string, Partial<FactValues>]>([
    ['an analysis of 30 days ago', { analyses: [{ sha: 'a', tool: 'CodeQL', at: daysAgo(30) }] }],
    ['a release of 90 days ago', { releases: [releaseRecord('v1', daysAgo(90), ['app.spdx.json'])] }],
    ['a release without one', { releases: [releaseRecord('v1', daysAgo(1), ['app.zip', 'bombay.txt'])] }],
  ])('%s does not', (_, values) => {
    expect(count(values).value).toBe(1);
  });

  test('a class that nobody may see leaves the lines above what is seen unknown', () => {
    const files = running('semgrep ci', 'gitleaks detect');
    expect(judge({ files })).toMatchObject({
      ...{ value: 2, state: 'unknown', lines: { 2: 'met', 3: 'unknown', 5: 'unknown' } },
      reason: { cause: { kind: 'clone' } },
      figures: {
        ...{ hasDependencyAnalysis: false, isDependencyAnalysisUnseen: true },
        ...{ hasStaticAnalysis: true, isStaticAnalysisUnseen: false },
        ...{ hasDynamicTest: false, isDynamicTestUnseen: false },
      },
    });
  });

  test('is unknown where nobody sees runs, or the tree', () => {
    const files = running('semgrep ci');
    const stateOf = (values: Partial<FactValues>) =>
      resultOf(securityToolchain, repositoryFacts(values)).state;
    expect(stateOf({ files, tree: treeOf('a') })).toBe('unknown');
    expect(stateOf({ files, runs: [] })).toBe('unknown');
  });

  test('says which classes are missing', () => {
    expect(count({ files: running('semgrep ci'), tree: treeOf('package.json') }).figures).toMatchObject({
      ...{ hasStaticAnalysis: true, hasDependencyAnalysis: true, hasSecretScanning: false },
      ...{ hasInfrastructureScan: true, hasDynamicTest: false, hasBillOfMaterials: false },
    });
  });
});
