import { describe, expect, test } from 'vitest';
import { acceptanceSpecs } from '../../../src/practices/continuous-testing/acceptance-specs.ts';
import { jobText } from '../../builders/job-files.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  treeOf,
} from '../../builders/ladder-facts.ts';

const path = '.github/workflows/test.yml';
const judge = (spec: string, run: string, days: number, conclusion: 'success' | 'failure' = 'success') =>
  resultOf(
    acceptanceSpecs,
    repositoryFacts({
      tree: treeOf(spec),
      files: filesOf({ [path]: jobText(run) }),
      runs: [runRecord(1, conclusion, daysAgo(days), { workflow: path })],
    }),
  );

describe('acceptance specifications', () => {
  test.each([
    ['run 29 days ago', 'features/a.feature', 'npx cucumber-js', 29, 'met'],
    ['run 30 days ago', 'features/a.feature', 'npx cucumber-js', 30, 'unmet'],
    ['an end-to-end folder', 'e2e/a.spec.ts', 'npx playwright test', 1, 'met'],
    ['specifications that nothing runs', 'features/a.feature', 'npm run lint', 1, 'unmet'],
    ['a run without specifications', 'src/a.ts', 'npx playwright test', 1, 'unmet'],
  ])('%s', (_, spec, run, days, state) => {
    expect(judge(spec, run, days)).toMatchObject({ state });
  });

  test('a run that failed is none', () => {
    expect(judge('features/a.feature', 'npx cucumber-js', 1, 'failure').state).toBe('unmet');
  });

  test('is unknown where only the runs would tell', () => {
    const files = filesOf({ [path]: jobText('npx cucumber-js') });

    expect(resultOf(acceptanceSpecs, repositoryFacts({ tree: treeOf('a.feature'), files }))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'clone' } },
    });
    expect(resultOf(acceptanceSpecs, repositoryFacts({ tree: treeOf('a.ts'), files })).state).toBe('unmet');
  });
});
