import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { ciCoverage } from '../../../src/practices/continuous-delivery/ci-coverage.ts';
import {
  bot,
  ciFacts,
  daysAgo,
  filesOf,
  headRecord,
  repositoryFacts,
  resultOf,
  runRecord,
  seenOf,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';

/** So many heads, the first of which CI ran on. */
function pushed(all: number, built: number, at: number = daysAgo(3)): Pick<FactValues, 'heads' | 'runs'> {
  return {
    heads: Array.from({ length: all }, (_, index) => headRecord(`head-${index}`, { at })),
    runs: Array.from({ length: built }, (_, index) =>
      runRecord(index, 'failure', at, { sha: `head-${index}` }),
    ),
  };
}

const judge = (values: Partial<FactValues>) => resultOf(ciCoverage, ciFacts(values));
const filtered = filesOf({
  '.github/workflows/test.yml': workflowText().replace(
    '[push, pull_request]',
    '{ push: { paths: ["src/**"] } }',
  ),
});

describe('CI coverage of commits', () => {
  test.each([
    [100, 49, 1],
    [100, 50, 2],
    [100, 94, 2],
    [100, 95, 3],
    [100, 99, 3],
    [100, 100, 5],
  ])('of %i heads with CI on %i is level %i', (all, built, level) => {
    expect(judge(pushed(all, built))).toMatchObject({ level, value: built, samples: all });
  });

  test('is level 5 only where filters leave out no infrastructure and no configuration', () => {
    const tree = treeOf('infra/main.tf', 'src/app.ts');

    expect(judge({ ...pushed(10, 10), tree }).level).toBe(5);
    expect(judge({ ...pushed(10, 10), tree, files: filtered })).toMatchObject({
      ...{ level: 4, lines: { 4: 'met', 5: 'unmet' } },
      evidence: [{ text: 'infra/main.tf', path: 'infra/main.tf' }],
    });
  });

  test.each<[string, Partial<FactValues>, object]>([
    [
      'a workflow cannot be read',
      { files: filesOf({ '.github/workflows/a.yml': 'on: [' }) },
      { kind: 'unreadable' },
    ],
    ['no workflow file tells the filters', { files: {} }, { kind: 'source', what: 'ci' }],
  ])('is level 4 at least, and 5 unknown, where %s', (_, values, cause) => {
    expect(judge({ ...pushed(10, 10), ...values })).toMatchObject({
      ...{ level: 4, state: 'unknown', lines: { 4: 'met', 5: 'unknown' }, reason: { cause } },
    });
  });

  test('judges the lower lines where the tree may not be seen', () => {
    const { facts } = ciFacts(pushed(10, 10));
    const given = { ...ciFacts(), facts: { ...facts, tree: repositoryFacts().facts.tree } };

    expect(resultOf(ciCoverage, given)).toMatchObject({
      ...{ level: 4, lines: { 5: 'unknown' }, reason: { cause: { kind: 'clone' } } },
    });
  });

  test('counts heads of bots, each head once, and none that CI still runs on', () => {
    const { heads, runs } = pushed(9, 9);
    const [first] = heads;
    const more = [
      headRecord('by-bot', { by: bot }),
      headRecord('running'),
      ...(first === undefined ? [] : [first]),
    ];
    const result = judge({
      heads: [...heads, ...more],
      runs: [...runs, runRecord(50, null, daysAgo(3), { sha: 'running' })],
    });

    expect(result).toMatchObject({
      value: 90,
      samples: 10,
      evidence: [{ text: 'by-bot', at: 'commit/by-bot' }],
    });
    expect(seenOf(ciCoverage, result)).toBe('CI ran on 9 of 10 new heads of the default branch');
    expect(seenOf(ciCoverage, result, 'zh-CN')).toBe('默认分支的 10 个新提交中有 9 个运行了 CI');
  });

  test('takes a run in the merge queue on the same commit, and no cancelled one', () => {
    const { heads, runs } = pushed(10, 9);
    const last = { sha: 'head-9', branch: 'gh-readonly-queue/main/pr-9', event: 'merge_group' };

    expect(judge({ heads, runs: [...runs, runRecord(9, 'success', daysAgo(3), last)] }).value).toBe(100);
    expect(judge({ heads, runs: [...runs, runRecord(9, 'cancelled', daysAgo(3), last)] }).value).toBe(90);
  });

  test('is unknown with fewer than 10 heads, without any CI, and where CI was only found', () => {
    expect(judge(pushed(9, 9))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(judge(pushed(20, 0))).toMatchObject({ reason: { cause: { kind: 'source', what: 'ci' } } });
    const { heads, runs } = pushed(10, 10);
    const outside = runs.map(run => ({ ...run, workflow: 'status:jenkins' }));
    expect(judge({ heads, runs: outside })).toMatchObject({
      ...{ value: 100, state: 'unknown', provenance: 'inferred' },
    });
  });
});
