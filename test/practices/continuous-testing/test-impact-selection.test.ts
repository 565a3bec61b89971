import { describe, expect, test } from 'vitest';
import { testImpactSelection } from '../../../src/practices/continuous-testing/test-impact-selection.ts';
import { jobText } from '../../builders/job-files.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, runRecord } from '../../builders/ladder-facts.ts';

const [selective, whole] = ['.github/workflows/affected.yml', '.github/workflows/whole.yml'];
const texts = { [selective]: jobText('npx nx affected -t test'), [whole]: jobText('npx vitest') };
const runs = (all: number, some: number, event = 'pull_request') =>
  Array.from({ length: all }, (_, index) =>
    runRecord(index, 'success', daysAgo(1), { event, workflow: index < some ? selective : whole }),
  );
const judge = (files: Readonly<Record<string, string>>, given: ReturnType<typeof runs>) =>
  resultOf(testImpactSelection, repositoryFacts({ files: filesOf(files), runs: given }));

describe('precise testing', () => {
  test.each([
    [20, 9, 'unmet'],
    [20, 10, 'met'],
  ])('of %i runs of pull requests with %i that select it is %s', (all, some, state) => {
    expect(judge(texts, runs(all, some)).state).toBe(state);
  });

  test.each([
    ['vitest run --changed', 'met'],
    ['jest --changedSince=main', 'met'],
    ['turbo run test --filter=...[origin/main]', 'met'],
    ['pytest --testmon', 'met'],
    ['turbo run test --filter=web', 'unmet'],
    ['vitest run', 'unmet'],
  ])('%s is %s', (run, state) => {
    expect(judge({ [selective]: jobText(run) }, runs(10, 10)).state).toBe(state);
  });

  test('what is selected on pushes alone is not selected for pull requests', () => {
    expect(judge({ ...texts, [selective]: jobText('nx affected', 'push') }, runs(10, 10)).state).toBe(
      'unmet',
    );
  });

  test('is unknown with too few runs, without the runs, and with a workflow that cannot be read', () => {
    expect(judge(texts, [...runs(9, 9), ...runs(9, 9, 'push')])).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9 } },
    });
    expect(resultOf(testImpactSelection, repositoryFacts({ files: filesOf(texts) }))).toMatchObject({
      state: 'unknown',
    });
    expect(judge({ [whole]: 'a: [' }, runs(10, 10))).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
  });
});
