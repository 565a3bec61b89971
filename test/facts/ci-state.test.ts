import { describe, expect, test } from 'vitest';
import { type CiObservation, ciStateOf } from '../../src/facts/ci-state.ts';
import type { RequiredCheck } from '../../src/model/ci.ts';
import { checkRun, commitStatus, workflowRun } from '../builders/ci.ts';

const ownAppId = 17;
const actions = { appId: 15_368, appSlug: 'github-actions' };

function state(values: Partial<CiObservation>, ignore: readonly string[] = []) {
  return ciStateOf({ runs: [], checkRuns: [], statuses: [], required: [], ...values }, ownAppId, ignore);
}

function requiring(...names: string[]): readonly RequiredCheck[] {
  return names.map(name => ({ name, appId: null }));
}

const said = (items: readonly { name: string; state: string }[]) =>
  items.map(item => `${item.name}: ${item.state}`);

describe('the state of one thing', () => {
  test.each([
    ['completed', 'success', 'green'],
    ['completed', 'neutral', 'green'],
    ['completed', 'skipped', 'skipped'],
    ['completed', 'failure', 'red'],
    ['completed', 'timed_out', 'red'],
    ['completed', 'cancelled', 'red'],
    ['completed', 'startup_failure', 'red'],
    ['completed', 'stale', 'red'],
    ['completed', null, 'red'],
    ['completed', 'action_required', 'awaiting-approval'],
    ['in_progress', null, 'running'],
    ['queued', null, 'running'],
  ])('%s, %s is %s, of a workflow and of a check run alike', (status, conclusion, expected) => {
    const { judged } = state({
      runs: [workflowRun({ status, conclusion })],
      checkRuns: [checkRun({ status, conclusion })],
    });

    expect(said(judged)).toEqual([`test: ${expected}`, `scan: ${expected}`]);
  });

  test('a workflow that waits for a deployment’s approval is not running', () => {
    expect(said(state({ runs: [workflowRun({ status: 'waiting', conclusion: null })] }).judged)).toEqual([
      'test: awaiting-approval',
    ]);
  });

  test.each([
    ['success', 'green'],
    ['pending', 'running'],
    ['failure', 'red'],
    ['error', 'red'],
  ] as const)('a commit status %s is %s', (word, expected) => {
    expect(said(state({ statuses: [commitStatus({ state: word })] }).judged)).toEqual([
      `build/linux: ${expected}`,
    ]);
  });

  test.each([
    ['https://ci.example.com/job/7', true],
    ['https://ci.example.com/builds/issues', true],
    ['https://git.harbour.example/elsewhere/shop/issues/1', false],
    ['https://git.harbour.example/elsewhere/shop/Pull/1#discussion', false],
    ['https://git.harbour.example/orgs/elsewhere/discussions/1', false],
  ])('a status that leads to %s: linked? %s', (url, isLinked) => {
    const [item] = state({ statuses: [commitStatus({ url })] }).judged;

    expect(item?.url).toBe(isLinked ? url : null);
  });

  test('it keeps GitHub’s own word', () => {
    expect(state({ runs: [workflowRun({ conclusion: 'timed_out' })] }).judged[0]?.said).toBe('timed_out');
    expect(state({ runs: [workflowRun({ status: 'queued', conclusion: null })] }).judged[0]?.said).toBe(
      'queued',
    );
  });
});

describe('without required checks', () => {
  test.each([
    ['none are required', []],
    ['they could not be read', undefined],
    ['only Rung’s own are', requiring('Rung / CI status')],
    ['only one from Rung’s App is', [{ name: 'renamed', appId: ownAppId }]],
  ])('all count when %s', (_, required) => {
    const result = state({
      runs: [workflowRun()],
      checkRuns: [checkRun()],
      statuses: [commitStatus()],
      required,
    });

    expect(result).toMatchObject({ basis: 'all', others: [] });
    expect(said(result.judged)).toEqual(['test: green', 'scan: green', 'build/linux: green']);
  });

  test('a workflow stands for its jobs', () => {
    const jobs = [checkRun({ name: 'unit', ...actions })];

    expect(said(state({ runs: [workflowRun()], checkRuns: jobs }).judged)).toEqual(['test: green']);
  });

  test('jobs stand for themselves where no run is seen', () => {
    const jobs = [checkRun({ name: 'unit', conclusion: 'failure', ...actions })];

    expect(said(state({ checkRuns: jobs }).judged)).toEqual(['unit: red']);
  });

  test('an older run of the same workflow does not count', () => {
    const runs = [workflowRun({ runNumber: 1, conclusion: 'failure' }), workflowRun({ runNumber: 2 })];

    expect(said(state({ runs }).judged)).toEqual(['test: green']);
  });

  test('a job of an older run of the same workflow does not count beside the newer one', () => {
    const runs = [
      workflowRun({ id: 1, runNumber: 1, conclusion: 'failure', suiteId: 71 }),
      workflowRun({ id: 2, runNumber: 2, suiteId: 72 }),
    ];
    const unit = { ...actions, name: 'unit' };
    const jobs = [
      checkRun({ id: 1, ...unit, conclusion: 'failure', suiteId: 71 }),
      checkRun({ id: 2, ...unit, suiteId: 72 }),
      // Nothing took its place.
      checkRun({ id: 3, ...actions, name: 'reported', conclusion: 'failure', suiteId: 71 }),
    ];
    const required = ['unit', 'reported'].map(name => ({ name, appId: null }));

    expect(said(state({ runs, checkRuns: jobs, required }).judged)).toEqual(['unit: green', 'reported: red']);
  });

  test.each([
    ['Rung’s own', { name: 'Rung / CI status', appId: ownAppId }],
    ['another gatekeeper’s', { name: 'Queue', appSlug: 'mergify' }],
  ])('a check run of %s does not count', (_, values) => {
    expect(
      state({ checkRuns: [checkRun({ status: 'queued', conclusion: null, ...values })] }).judged,
    ).toEqual([]);
  });

  test.each([['test'], ['te*'], ['*']])('what `%s` names is left out', glob => {
    const names = state({ runs: [workflowRun({ conclusion: 'failure' })] }, [glob]).judged;

    expect(names).toEqual([]);
  });

  test('a glob leaves out the names it matches and no other', () => {
    const result = state({ runs: [workflowRun()], checkRuns: [checkRun()], statuses: [commitStatus()] }, [
      'build/*',
    ]);

    expect(said(result.judged)).toEqual(['test: green', 'scan: green']);
  });
});

describe('with required checks', () => {
  test('only these are judged; the others are told, a workflow’s jobs by name', () => {
    const result = state({
      runs: [workflowRun({ conclusion: 'failure' })],
      checkRuns: [
        checkRun({ name: 'unit', ...actions }),
        checkRun({ name: 'docs-links', conclusion: 'failure', ...actions }),
        checkRun(),
      ],
      statuses: [commitStatus()],
      required: requiring('unit'),
    });

    expect(result.basis).toBe('required');
    expect(said(result.judged)).toEqual(['unit: green']);
    expect(said(result.others).sort()).toEqual(['build/linux: green', 'docs-links: red', 'scan: green']);
  });

  test('each other job is told once where no run is seen', () => {
    const checkRuns = [checkRun({ name: 'unit', ...actions }), checkRun({ name: 'docs', ...actions })];

    expect(said(state({ checkRuns, required: requiring('unit') }).others)).toEqual(['docs: green']);
  });

  test('one that nobody reported is absent, which is neither green nor red', () => {
    expect(said(state({ runs: [workflowRun()], required: requiring('unit') }).judged)).toEqual([
      'unit: absent',
    ]);
  });

  test('a commit status of that name counts where no App is named', () => {
    const required = requiring('build/linux');

    expect(said(state({ statuses: [commitStatus()], required }).judged)).toEqual(['build/linux: green']);
  });

  test('neither a status nor another App’s check run counts where an App is named', () => {
    const required = [{ name: 'scan', appId: 301 }];
    const statuses = [commitStatus({ context: 'scan' })];

    expect(said(state({ checkRuns: [checkRun()], statuses, required }).judged)).toEqual(['scan: absent']);
    expect(said(state({ checkRuns: [checkRun({ appId: 301 })], required }).judged)).toEqual(['scan: green']);
  });

  test.each([
    ['success', 'failure', 'red'],
    ['failure', 'success', 'red'],
    ['skipped', 'success', 'green'],
    ['success', 'success', 'green'],
  ])('reported twice, %s and %s, it is %s', (one, other, expected) => {
    const checkRuns = [one, other].map((conclusion, index) =>
      checkRun({ id: index, name: 'unit', conclusion, ...actions }),
    );

    expect(said(state({ checkRuns, required: requiring('unit') }).judged)).toEqual([`unit: ${expected}`]);
  });

  test('Rung’s own is not waited for, another required one is', () => {
    const required = [...requiring('Rung / CI status', 'unit')];

    expect(said(state({ required }).judged)).toEqual(['unit: absent']);
  });

  test('another gatekeeper’s is not waited for', () => {
    const checkRuns = [
      checkRun({ name: 'Queue', appSlug: 'mergify', status: 'queued', conclusion: null }),
      checkRun({ name: 'unit', ...actions }),
    ];

    expect(state({ checkRuns, required: requiring('Queue', 'unit') })).toMatchObject({
      judged: [{ name: 'unit' }],
      others: [],
    });
  });

  test('an ignored one is not waited for', () => {
    expect(said(state({ required: requiring('docs-links', 'unit') }, ['docs-*']).judged)).toEqual([
      'unit: absent',
    ]);
  });
});
