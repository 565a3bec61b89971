import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { testLayers } from '../../../src/practices/continuous-delivery/test-layers.ts';
import { jobText } from '../../builders/job-files.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';

const judge = (paths: readonly string[], ...runs: readonly string[]) =>
  resultOf(
    testLayers,
    repositoryFacts({
      tree: treeOf(...paths),
      files: filesOf(
        Object.fromEntries(runs.map((run, index) => [`.github/workflows/${index}.yml`, jobText(run)])),
      ),
    }),
  );
const unit = ['src/a.test.ts'];
const middle = [...unit, 'test/integration/a.ts'];
const outer = [...middle, 'e2e/a.spec.ts'];

describe('test layers', () => {
  test.each([
    ['nothing', [], ['npx vitest'], 1],
    ['tests that nothing runs', unit, ['npm run lint'], 1],
    ['unit tests', unit, ['npx vitest'], 2],
    ['unit tests by a task runner', unit, ['mage -v test'], 2],
    ['unit tests by a tool that a variable names', unit, ['${{ env.CARGO }} test --workspace'], 2],
    ['integration tests', middle, ['npx vitest'], 3],
    ['a job of integration tests', unit, ['npx vitest', 'newman run a.json'], 3],
    ['a job of performance', middle, ['npx vitest', 'k6 run load.js'], 4],
    ['a job of security', middle, ['npx vitest', 'semgrep ci'], 4],
    ['a job of vulnerabilities', middle, ['npx vitest', 'govulncheck ./...'], 4],
    ['a job of performance and no integration', unit, ['npx vitest', 'k6 run load.js'], 2],
    ['a runner whose disk is cleared', middle, ['npx vitest', 'rm -rf /opt/hostedtoolcache/CodeQL'], 3],
    ['a job of CodeQL', middle, ['npx vitest', 'codeql database analyze'], 4],
    ['unit tests of Go in colours', unit, ['richgo test ./...'], 2],
    ['acceptance tests that nothing runs', outer, ['npx vitest', 'k6 run load.js'], 4],
    ['acceptance tests', outer, ['npx vitest', 'k6 run load.js', 'npx playwright test'], 5],
    [
      'a job of acceptance without tests of it',
      middle,
      ['npx vitest', 'k6 run load.js', 'npx playwright test'],
      4,
    ],
  ])('%s', (_, paths, runs, value) => {
    expect(judge(paths, ...runs)).toMatchObject({ value });
  });

  test('beside a database they are tests of integration, and a benchmark is a job of performance', () => {
    const beside = workflowText('', '      - run: npx vitest\n').replace(
      '    steps:',
      '    services: { db: { image: postgres } }\n    steps:',
    );
    const of = (text: string, name: string = 'ci') =>
      resultOf(
        testLayers,
        repositoryFacts({
          tree: treeOf(...unit),
          files: filesOf({ [`.github/workflows/${name}.yml`]: text }),
        }),
      ).value;

    expect(of(beside)).toBe(3);
    expect(of(beside.replace('npx vitest', 'npm run lint'))).toBe(1);
    expect(of(beside, 'benchmark')).toBe(4);
  });

  test('are unknown where a workflow of another repository or other CI may run tests', () => {
    const called = 'on: push\njobs: { all: { uses: harbour/ci/.github/workflows/java.yml@v1 } }';
    const of = (text: string, values: Partial<FactValues> = {}) =>
      resultOf(
        testLayers,
        repositoryFacts({
          ...{ tree: treeOf(...unit), files: filesOf({ '.github/workflows/ci.yml': text }) },
          ...values,
        }),
      );
    const lint = jobText('npm run lint');
    const outside = runRecord(1, 'success', daysAgo(1), { workflow: 'status:jenkins' });

    expect(of(called)).toMatchObject({
      lines: { 2: 'unknown' },
      reason: { cause: { kind: 'unreadable', path: 'harbour/ci/.github/workflows/java.yml@v1' } },
    });
    expect(of(lint)).toMatchObject({ lines: { 2: 'unknown' }, reason: { cause: { kind: 'clone' } } });
    expect(of(lint, { runs: [outside] }).lines[2]).toBe('unknown');
    expect(of(lint, { runs: [] }).lines[2]).toBe('unmet');
    const own = runRecord(2, 'success', daysAgo(1), { workflow: '.github/workflows/ci.yml' });
    expect(of(jobText('npx vitest'), { runs: [own, outside] })).toMatchObject({
      lines: { 2: 'met', 3: 'unmet' },
    });
  });

  test.each(['./check.sh', 'node scripts/check.ts', 'bash -e ci/run.sh'])(
    'whether %s runs tests is unknown',
    run => {
      expect(judge(unit, run)).toMatchObject({
        lines: { 2: 'unknown' },
        reason: { cause: { kind: 'source', what: 'programs' } },
      });
      expect(judge(unit, run, 'npx vitest')).toMatchObject({ lines: { 2: 'met' } });
    },
  );

  test('what jobs would tell is unknown without them', () => {
    expect(resultOf(testLayers, repositoryFacts({ tree: treeOf(...unit) }))).toMatchObject({
      lines: { 2: 'unknown' },
    });
    expect(resultOf(testLayers, repositoryFacts({ tree: treeOf('a.ts') }))).toMatchObject({
      lines: { 2: 'unmet' },
    });
  });
});
