import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { pipelineStages } from '../../../src/practices/system-and-tools/pipeline-stages.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, runRecord } from '../../builders/ladder-facts.ts';

const path = '.github/workflows/a.yml';
const jobs = [
  'build: { steps: [{ run: go build }] }',
  'unit: { steps: [{ run: go test }] }',
  'lint: { steps: [{ run: go vet }] }',
  'scan: { steps: [{ run: gosec }] }',
  'image: { steps: [{ run: docker push }] }',
  'staging: { environment: staging }',
  'smoke: { needs: staging, steps: [{ run: playwright test }] }',
  'production: { environment: production }',
  'tell: { steps: [{ run: gh issue create }] }',
];
const textOf = (some: readonly string[]) => `on: push\njobs:\n${some.map(job => `  ${job}\n`).join('')}`;
const judge = (some: readonly string[], values: Partial<FactValues> = {}) =>
  resultOf(pipelineStages, repositoryFacts({ files: filesOf({ [path]: textOf(some) }), ...values }));

describe('pipeline stages', () => {
  test.each([
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [6, 3],
    [7, 4],
    [8, 4],
    [9, 5],
  ])('%i of nine is level %i', (found, level) => {
    expect(judge(jobs.slice(0, found))).toMatchObject({
      ...{ value: found, level, state: level === 5 ? 'met' : 'unmet' },
      figures: { part: found, whole: 9, notify: found === 9 },
    });
  });

  test('are shown with the workflows that have some', () => {
    const files = filesOf({
      [path]: textOf(jobs.slice(0, 3)),
      '.github/workflows/stale.yml': textOf(['old: { steps: [{ uses: actions/stale@v9 }] }']),
    });

    expect(judge([], { files }).evidence.map(one => one.path)).toEqual([path]);
  });

  test('a stage counts once, however many jobs it has', () => {
    expect(judge(['a: { steps: [{ run: go build }] }', 'b: { steps: [{ run: cargo build }] }']).value).toBe(
      1,
    );
  });

  test('stages of a workflow that has not run for 90 days do not count', () => {
    const at = (days: number) =>
      judge(jobs, {
        runs: [
          runRecord(1, 'success', daysAgo(days), { workflow: path }),
          runRecord(2, 'success', daysAgo(1), { workflow: 'other.yml' }),
        ],
      }).value;
    expect([at(89), at(91)]).toEqual([9, 0]);
  });

  test('code scanning without a workflow file is a security check', () => {
    const at = (days: number) =>
      judge(jobs.slice(0, 1), { analyses: [{ sha: 'a', tool: 'CodeQL', at: daysAgo(days) }] }).value;
    expect([at(29), at(30)]).toEqual([2, 1]);
  });

  test('are unknown above what is seen where a file cannot be read', () => {
    const files = filesOf({ [path]: textOf(jobs.slice(0, 3)), '.github/workflows/b.yml': '- a' });
    expect(judge([], { files })).toMatchObject({
      ...{ value: 3, state: 'unknown', lines: { 2: 'met', 3: 'unknown' } },
      reason: { cause: { kind: 'unreadable', path: '.github/workflows/b.yml' } },
    });
  });

  test('without workflow files are none, unless other CI may have them', () => {
    const files = filesOf({});
    const outside = runRecord(1, 'success', daysAgo(1), { workflow: 'status:jenkins' });
    expect(judge([], { files, runs: [] })).toMatchObject({ value: 0, level: 1, state: 'unmet' });
    expect(judge([], { files, runs: [outside] })).toMatchObject({
      reason: { cause: { kind: 'source', what: 'ci' } },
    });
    expect(judge([], { files })).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });

  test('where no workflow tests, other CI may have stages besides', () => {
    const outside = runRecord(1, 'success', daysAgo(1), { workflow: 'status:jenkins' });
    const own = runRecord(2, 'success', daysAgo(1), { workflow: path });
    const [build = '', unit = ''] = jobs;
    expect(judge([build])).toMatchObject({ value: 1, reason: { cause: { kind: 'clone' } } });
    expect(judge([build], { runs: [own, outside] })).toMatchObject({
      ...{ value: 1, state: 'unknown', reason: { cause: { kind: 'source', what: 'ci' } } },
    });
    expect(judge([build], { runs: [own] })).toMatchObject({ value: 1, state: 'unmet' });
    expect(judge([build, unit], { runs: [own, outside] })).toMatchObject({ value: 2, state: 'unmet' });
  });

  test.each([
    ['harbour/ci/.github/workflows/java.yml@v1', true],
    ['Harbour/ci/.github/workflows/build.yml@v1', true],
    ['quayside/ci/.github/workflows/java.yml@v1', true],
    ['quayside/ci/.github/workflows/publish.yml@v1', false],
    ['slsa-framework/slsa-github-generator/.github/workflows/generator.yml@v2', false],
    ['./.github/workflows/java.yml', false],
  ])('what %s does is unknown: %s', (uses, isUnknown) => {
    expect(judge([...jobs.slice(0, 2), `all: { uses: '${uses}' }`])).toMatchObject(
      isUnknown
        ? {
            ...{ state: 'unknown', reason: { cause: { kind: 'unreadable', path: uses, line: null } } },
            figures: { build: true, notify: 'unseen' },
          }
        : { state: 'unmet', figures: { build: true, notify: false } },
    );
  });

  test('a called workflow that only sorts issues hides no stage', () => {
    const files = filesOf({
      [path]: textOf(jobs.slice(0, 2)),
      '.github/workflows/sort.yml':
        'on: issues\njobs: { a: { uses: harbour/ci/.github/workflows/sort.yml@v1 } }',
    });
    expect(judge([], { files })).toMatchObject({ value: 2, state: 'unmet' });
  });

  test('are unknown where nobody sees the files', () => {
    expect(resultOf(pipelineStages, repositoryFacts()).state).toBe('unknown');
  });
});
