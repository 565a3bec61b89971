import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { areas } from '../../../src/practices/life-cycle/areas.ts';
import { toolchainCoverage } from '../../../src/practices/system-and-tools/toolchain-coverage.ts';
import {
  daysAgo,
  filesOf,
  issueRecord,
  pullRecord,
  repositoryFacts,
  resultOf,
  runRecord,
  treeOf,
} from '../../builders/ladder-facts.ts';
import { commitRecord, deploymentRecord, releaseRecord } from '../../builders/pipeline-facts.ts';

const path = '.github/workflows/a.yml';
const nothing: Partial<FactValues> = {
  ...{ files: filesOf({}), tree: [], commits: [], pullRequests: [], issues: [], milestones: [] },
  ...{ runs: [], deployments: [], releases: [], environments: [], analyses: [], coverage: [] },
};
const judge = (values: Partial<FactValues>) => {
  const cause = { kind: 'permission', permission: 'vulnerability_alerts' } as const;

  return resultOf(
    toolchainCoverage,
    repositoryFacts({ ...nothing, ...values }, {}, { dependencyAlerts: cause }),
  );
};
const found = (values: Partial<FactValues>) => {
  const { figures } = judge(values);

  return areas.filter(area => figures[area] === true);
};
const running = (job: string): Partial<FactValues> => ({
  files: filesOf({ [path]: `on: push\njobs:\n  a: ${job}\n` }),
  runs: [runRecord(1, 'success', daysAgo(1), { workflow: path })],
});
const issue = issueRecord(1, { openedAt: daysAgo(89) });
const milestone = { number: 1, dueAt: null, closedAt: daysAgo(89), openIssues: 0, closedIssues: 1 };

describe('the areas of the life cycle', () => {
  test.each<[string, Partial<FactValues>, readonly string[]]>([
    ['nothing', {}, []],
    ['an issue of the window', { issues: [issue] }, ['workItems']],
    [
      'an issue closed in the window',
      { issues: [{ ...issue, openedAt: daysAgo(200), closedAt: daysAgo(1) }] },
      ['workItems'],
    ],
    ['an old issue', { issues: [{ ...issue, openedAt: daysAgo(90) }] }, []],
    ['a pull request for an issue', { pullRequests: [pullRecord(1, { issues: [1] })] }, ['workItems']],
    ['a pull request for nothing', { pullRequests: [pullRecord(1)] }, []],
    ['a milestone closed', { milestones: [milestone] }, ['planning']],
    [
      'a milestone to come',
      { milestones: [{ ...milestone, closedAt: null, dueAt: daysAgo(-30) }] },
      ['planning'],
    ],
    ['an old milestone', { milestones: [{ ...milestone, closedAt: daysAgo(90) }] }, []],
    ['documents', { tree: treeOf('docs/guide.md') }, ['documents']],
    ['a README alone', { tree: treeOf('README.md') }, []],
    ['a commit', { commits: [commitRecord('a', daysAgo(1))] }, ['versionControl']],
    ['an old commit', { commits: [commitRecord('a', daysAgo(90))] }, ['versionControl']],
    ['a build', running('{ steps: [{ run: go build }] }'), ['buildAndCi']],
    ['a test', running('{ steps: [{ run: go test }] }'), ['buildAndCi', 'testManagement']],
    [
      'other CI',
      { runs: [runRecord(1, 'success', daysAgo(1), { workflow: 'check:jenkins' })] },
      ['buildAndCi'],
    ],
    ['jobs in a row', running('{ needs: b }\n  b: {}'), ['pipeline']],
    ['a package', running('{ steps: [{ run: npm pack }] }'), ['artifacts']],
    [
      'a deployment by environment',
      running('{ environment: staging }'),
      ['pipeline', 'deployment', 'environments'],
    ],
    [
      'a deployment on GitHub',
      { deployments: [deploymentRecord(1, daysAgo(1))] },
      ['deployment', 'environments'],
    ],
    ['an old deployment', { deployments: [deploymentRecord(1, daysAgo(90))] }, []],
    ['a release', { releases: [releaseRecord('v1', daysAgo(1))] }, ['release']],
    [
      'a release with files',
      { releases: [releaseRecord('v1', daysAgo(1), ['a.zip'])] },
      ['artifacts', 'release'],
    ],
    ['a draft', { releases: [releaseRecord('v1', daysAgo(1), [], { isDraft: true })] }, []],
    ['configuration', { tree: treeOf('.env.example') }, ['applicationConfiguration']],
    ['migrations', { tree: treeOf('db/migrate/1_a.rb') }, ['databaseChange']],
    ['a linter', { tree: treeOf('eslint.config.js') }, ['codeQuality']],
    ['a security check', running('{ steps: [{ run: gitleaks }] }'), ['securityAndMonitoring']],
    ['alert rules', { tree: treeOf('ops/alert-rules.yml') }, ['securityAndMonitoring']],
    ['coverage', { coverage: [{ sha: 'a', at: daysAgo(1), covered: 1, coverable: 2 }] }, ['testManagement']],
    ['alerts of dependencies', { dependencyAlerts: [] }, ['securityAndMonitoring']],
  ])('%s', (_, values, expected) => {
    expect(found(values)).toEqual(expected);
  });
});

test('only what is known to be missing is called missing', () => {
  const { figures } = resultOf(
    toolchainCoverage,
    repositoryFacts({ files: filesOf({}), tree: [], commits: [] }),
  );

  expect(figures).toMatchObject({
    versionControl: false,
    workItems: 'unseen',
    release: 'unseen',
    documents: false,
  });
  expect(figures['unseen']).toBeGreaterThan(4);
});

/** One area each. */
const parts: readonly Partial<FactValues>[] = [
  { issues: [issue] },
  { milestones: [milestone] },
  { commits: [commitRecord('a', daysAgo(1))] },
  { dependencyAlerts: [] },
  { releases: [releaseRecord('v1', daysAgo(1))] },
];
const trees = ['docs/a.md', '.env.example', 'db/migrate/1.sql', 'biome.json'];
const jobs = [
  'b: { needs: [x], steps: [{ run: go build }] }',
  'p: { steps: [{ run: npm pack }] }',
  't: { steps: [{ run: jest }] }',
  'd: { environment: a }',
];

describe('toolchain coverage', () => {
  test.each([
    [4, 1],
    [5, 2],
    [8, 2],
    [9, 3],
    [11, 3],
    [12, 4],
    [13, 4],
    [15, 5],
  ])('%i of fifteen areas is level %i', (count, level) => {
    const values = Object.assign({ dependencyAlerts: [] }, ...parts.slice(0, count)) as Partial<FactValues>;
    const tree = treeOf(...trees.slice(0, Math.max(0, count - 5)));
    // The first job has two areas.
    const some = count < 11 ? [] : jobs.slice(0, count === 15 ? 4 : count - 10);
    const files = filesOf({ [path]: `on: push\njobs:\n${some.map(job => `  ${job}\n`).join('')}` });
    const runs = [runRecord(1, 'success', daysAgo(1), { workflow: path })];
    expect(judge({ ...values, tree, ...(some.length > 0 ? { files, runs } : {}) })).toMatchObject({
      ...{ value: count, level, figures: { part: count, whole: 15 } },
    });
  });

  test('an area that a source nobody sees might show leaves the lines above unknown', () => {
    expect(judge({ ...parts[0] })).toMatchObject({
      ...{ state: 'unknown', value: 1, lines: { 2: 'unknown' } },
      reason: { cause: { kind: 'permission', permission: 'vulnerability_alerts' } },
    });
    expect(judge({ ...parts[0], ...parts[3] })).toMatchObject({ state: 'unmet', value: 2 });
  });
});
