import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../../src/model/records/run-record.ts';
import { capacityDeclared } from '../../../src/practices/technical-operations/capacity-declared.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  workflowText,
} from '../../builders/ladder-facts.ts';
import { autoscalerText, limits, requests, workloadText } from '../../builders/manifests.ts';

const path = '.github/workflows/load.yml';
const load = (on: string = '[workflow_dispatch]') =>
  workflowText('', '      - run: k6 run load.js\n').replace('[push, pull_request]', on);
const ran = (days: number, conclusion: 'success' | 'failure' = 'success') => [
  runRecord(1, conclusion, daysAgo(days), { workflow: path }),
];
const bounded = workloadText({ resources: limits, replicas: 2 });
const judge = (
  manifest: string,
  { workflow = '', runs = [] }: { workflow?: string; runs?: readonly RunRecord[] | undefined } = {},
) => {
  const files = filesOf({ 'k8s/app.yaml': manifest, ...(workflow && { [path]: workflow }) });

  return resultOf(capacityDeclared, repositoryFacts({ files, runs }));
};

describe('capacity declared', () => {
  test.each([
    ['nothing', workloadText(), 1],
    ['requests', workloadText({ resources: requests }), 2],
    [
      'requests of one of two',
      `${workloadText({ resources: requests })}\n---\n${workloadText({ name: 'b' })}`,
      1,
    ],
    ['limits, and no size', workloadText({ resources: limits }), 2],
    ['a size, and no limits', workloadText({ resources: requests, replicas: 2 }), 2],
    ['limits and a size', bounded, 3],
    [
      'limits and an autoscaler',
      `${workloadText({ resources: limits })}\n---\n${autoscalerText('quotes')}`,
      3,
    ],
  ])('%s', (_, manifest, level) => {
    expect(judge(manifest)).toMatchObject({ value: level, level });
  });

  test.each([
    ['a load test 89 days ago', ran(89), load(), 4],
    ['a load test 90 days ago', ran(90), load(), 3],
    ['a load test that failed', ran(1, 'failure'), load(), 3],
    ['a load test that is still running', [runRecord(1, null, daysAgo(0), { workflow: path })], load(), 3],
    ['a run of a workflow without load test', ran(1), workflowText(), 3],
    ['a load test in the workflow of releases', ran(1), load('{ release: { types: [published] } }'), 5],
    ['a load test on each tag', ran(1), load('{ push: { tags: [v*] } }'), 5],
    ['a load test on each push to a branch', ran(1), load('{ push: { branches: [main] } }'), 4],
    [
      'a load test on the way to an environment',
      ran(1),
      load().replace('    steps:', '    environment: staging\n    steps:'),
      5,
    ],
    [
      'a load test before another job that deploys',
      ran(1),
      `${load()}  deploy:\n    runs-on: x\n    environment: staging\n    steps: []\n`,
      5,
    ],
  ])('%s', (_, runs, workflow, level) => {
    expect(judge(bounded, { runs, workflow })).toMatchObject({ value: level, level });
  });

  test('without the runs, what they would tell is unknown and the rest is judged', () => {
    const files = filesOf({ 'k8s/app.yaml': bounded, [path]: load() });

    expect(resultOf(capacityDeclared, repositoryFacts({ files }))).toMatchObject({
      level: 3,
      lines: { 3: 'met', 4: 'unknown', 5: 'unknown' },
      reason: { cause: { kind: 'clone' } },
    });
  });

  test('without a manifest it is unknown: they may lie elsewhere', () => {
    expect(judge('')).toMatchObject({ reason: { cause: { kind: 'source', what: 'manifests' } } });
  });

  test('says how many do it, and names the others', () => {
    expect(judge(workloadText())).toMatchObject({
      figures: { whole: 1, requested: 0, bounded: 0, loadTests: 0 },
      evidence: [{ text: 'quotes' }],
    });
  });
});
