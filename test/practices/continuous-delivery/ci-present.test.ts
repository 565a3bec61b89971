import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import type { RunRecord } from '../../../src/model/records/run-record.ts';
import { ciPresent } from '../../../src/practices/continuous-delivery/ci-present.ts';
import {
  daysAgo,
  filesOf,
  pullRecord,
  repositoryFacts,
  resultOf,
  runRecord,
  workflowText,
} from '../../builders/ladder-facts.ts';
import { placeOf } from '../../builders/pipeline-facts.ts';

const judge = (values: Partial<FactValues>, profile: 'service' | 'documentation' = 'service') =>
  resultOf(ciPresent, repositoryFacts({ place: placeOf(), files: filesOf({}), ...values }, { profile }));
const workflow = (on: string, run: string = 'npm test') =>
  workflowText('', `      - run: ${run}\n`).replace('[push, pull_request]', on);
const files = (...texts: readonly string[]) =>
  filesOf(Object.fromEntries(texts.map((text, index) => [`.github/workflows/${index}.yml`, text])));
const outside = (days: number, values: Partial<RunRecord> = {}) =>
  runRecord(1, 'success', daysAgo(days), { workflow: 'status:jenkins', name: 'jenkins', ...values });
const checked = (days: number) =>
  pullRecord(7, { checks: { queuedAt: daysAgo(days), completedAt: daysAgo(days), isGreen: true } });

describe('ci present', () => {
  test.each([
    ['[push, pull_request]', 'npm test', 5],
    ['[push, pull_request]', 'npm run build', 1],
    ['push', 'npm test', 1],
    ['pull_request', 'npm test', 1],
    ['{ push: { branches: [dev] }, pull_request: {} }', 'npm test', 1],
    ['[push, merge_group]', 'make check', 5],
  ])('on %s running %s is level %i', (on, run, level) => {
    expect(
      judge({
        files: files(workflow(on, run)),
        runs: [runRecord(1, 'success', daysAgo(1), { workflow: '.github/workflows/0.yml' })],
      }),
    ).toMatchObject({
      ...{ level, value: level === 5 ? 1 : 0, state: level === 5 ? 'met' : 'unmet' },
    });
  });

  test('may be of two workflows, and names them', () => {
    expect(judge({ files: files(workflow('push'), workflow('pull_request')) })).toMatchObject({
      state: 'met',
      evidence: [{ path: '.github/workflows/0.yml' }, { path: '.github/workflows/1.yml' }],
    });
  });

  test('of documents is their build', () => {
    const values = { files: files(workflow('[push, pull_request]', 'mkdocs build')), runs: [] };
    const ran = [runRecord(1, 'success', daysAgo(1), { workflow: '.github/workflows/0.yml' })];
    expect(judge({ ...values, runs: ran }, 'documentation').state).toBe('met');
    expect(judge({ ...values, runs: ran }).state).toBe('unmet');
  });

  test('a workflow that has not run for 90 days is not active', () => {
    const at = (days: number) =>
      judge({
        files: files(workflow('[push, pull_request]')),
        runs: [runRecord(1, 'success', daysAgo(days), { workflow: '.github/workflows/0.yml' })],
      }).state;
    expect([at(89), at(91)]).toEqual(['met', 'unmet']);
  });

  const inferred = {
    ...{ state: 'unknown', value: 1, provenance: 'inferred' },
    reason: { cause: { kind: 'inferred', key: 'ci' } },
  };
  const unsure = { state: 'unknown', reason: { cause: { kind: 'source', what: 'pull-checks' } } };

  test('outside GitHub Actions is seen by checks of the last 30 days, on the branch and on pull requests', () => {
    expect(judge({ runs: [outside(29)], pullRequests: [checked(29)] })).toMatchObject({
      ...{ state: 'met', provenance: 'explicit' },
      evidence: [{ text: 'jenkins' }, { text: '#7', at: 'pull/7' }],
    });
    const guessed = outside(29, { isInferred: true });
    expect(judge({ runs: [guessed], pullRequests: [checked(29)] })).toMatchObject(inferred);
    expect(judge({ runs: [outside(29)], pullRequests: [checked(31)] })).toMatchObject(unsure);
    expect(judge({ runs: [outside(29)] })).toMatchObject(unsure);
    expect(judge({ runs: [outside(31)], pullRequests: [checked(1)] }).state).toBe('unmet');
    const pages = outside(1, { workflow: 'dynamic/pages' });
    expect(judge({ runs: [pages], pullRequests: [checked(1)] }).state).toBe('unmet');
  });

  test('of pull requests may be GitHub Actions, and of the branch another', () => {
    const ran = runRecord(2, 'success', daysAgo(1), { workflow: '.github/workflows/0.yml' });
    const values = { files: files(workflow('pull_request')), runs: [ran, outside(1)] };
    expect(judge(values)).toMatchObject({ state: 'met', provenance: 'explicit' });
    expect(judge({ ...values, runs: [ran, outside(1, { isInferred: true })] })).toMatchObject(inferred);
  });

  test('of the branch may be GitHub Actions, and checks of pull requests are of another where no workflow makes them', () => {
    const ran = runRecord(2, 'success', daysAgo(1), { workflow: '.github/workflows/0.yml' });
    const values = { files: files(workflow('push')), runs: [ran], pullRequests: [checked(1)] };
    expect(judge(values)).toMatchObject(inferred);
    expect(judge({ ...values, pullRequests: [checked(31)] }).state).toBe('unmet');
    const labels = files(workflow('push'), workflow('pull_request', 'echo'));
    expect(judge({ ...values, files: labels }).state).toBe('unmet');
  });

  test('is unknown where no workflow shows it and nobody sees other checks, or a file cannot be read', () => {
    expect(judge({})).toMatchObject({ state: 'unknown', reason: { cause: { kind: 'clone' } } });
    expect(judge({ files: files(workflow('push')) })).toMatchObject({
      ...{ state: 'unknown', figures: { onPush: true, onPullRequest: false } },
      evidence: [{ path: '.github/workflows/0.yml' }],
    });
    expect(judge({ files: files('- a'), runs: [] })).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
  });
});
