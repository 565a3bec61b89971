import { describe, expect, test } from 'vitest';
import { reusablePipeline } from '../../../src/practices/system-and-tools/reusable-pipeline.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const own = '{ uses: harbour/flows/.github/workflows/test.yml@v1 }';
const alone = '{ steps: [{ uses: actions/checkout@v5 }] }';
const judge = (jobs: readonly string[], on: string = 'push') =>
  resultOf(
    reusablePipeline,
    repositoryFacts({
      files: filesOf({
        '.github/workflows/a.yml': `on: ${on}\njobs:\n${jobs.map((job, i) => `  j${i}: ${job}\n`).join('')}`,
      }),
    }),
  );
const share = (all: number, some: number) =>
  judge(Array.from({ length: all }, (_, index) => (index < some ? own : alone)));

describe('reusable pipeline', () => {
  test.each([
    [100, 29, 2],
    [100, 30, 3],
    [100, 59, 3],
    [100, 60, 4],
    [100, 79, 4],
    [100, 80, 5],
  ])('of %i jobs with %i built from shared parts it is level %i', (all, some, level) => {
    expect(share(all, some)).toMatchObject({ value: some, level, figures: { part: some, whole: all } });
  });

  test.each([
    ['{ uses: ./.github/workflows/b.yml }', 100],
    ['{ uses: Harbour/flows/.github/workflows/test.yml@v1 }', 100],
    ['{ steps: [{ uses: ./.github/actions/build }] }', 100],
    ['{ steps: [{ run: echo }, { uses: harbour/setup@v1 }] }', 100],
    ['{ uses: other/flows/.github/workflows/test.yml@v1 }', 0],
    ['{ steps: [{ uses: harbourmaster/setup@v1 }] }', 0],
  ])('a job %s is %i', (job, value) => {
    expect(judge([job]).value).toBe(value);
  });

  test('names the jobs that stand alone', () => {
    expect(judge([own, alone]).evidence).toEqual([{ text: 'j1', path: '.github/workflows/a.yml', line: 4 }]);
  });

  test('leaves out the shared parts themselves, and is no question where nothing else is there', () => {
    expect(judge([alone], '[push, workflow_call]').value).toBe(0);
    expect(judge([alone], 'workflow_call')).toMatchObject({
      state: 'not-applicable',
      reason: { what: 'jobs' },
    });
    expect(resultOf(reusablePipeline, repositoryFacts({ files: filesOf({}) })).state).toBe('not-applicable');
  });

  test('is unknown where a file cannot be read, and where nobody sees the files', () => {
    const files = filesOf({ '.github/workflows/a.yml': '- a' });
    expect(resultOf(reusablePipeline, repositoryFacts({ files }))).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
    expect(resultOf(reusablePipeline, repositoryFacts()).state).toBe('unknown');
  });
});
