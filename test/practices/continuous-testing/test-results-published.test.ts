import { describe, expect, test } from 'vitest';
import { testResultsPublished } from '../../../src/practices/continuous-testing/test-results-published.ts';
import { jobText } from '../../builders/job-files.ts';
import {
  daysAgo,
  filesOf,
  repositoryFacts,
  resultOf,
  runRecord,
  workflowText,
} from '../../builders/ladder-facts.ts';

const publishing = '.github/workflows/publishing.yml';
const silent = '.github/workflows/silent.yml';
const upload = (name: string) =>
  workflowText(
    '',
    `      - run: npx vitest\n      - uses: actions/upload-artifact@v4\n        with: { name: ${name} }\n`,
  );
const texts = { [publishing]: upload('junit'), [silent]: jobText('npx vitest') };
const runs = (all: number, some: number) =>
  Array.from({ length: all }, (_, index) =>
    runRecord(index, 'success', daysAgo(1), { workflow: index < some ? publishing : silent }),
  );
const judge = (files: Readonly<Record<string, string>>, given: ReturnType<typeof runs>) =>
  resultOf(testResultsPublished, repositoryFacts({ files: filesOf(files), runs: given }));

describe('test results published', () => {
  test.each([
    [20, 9, 2],
    [20, 10, 3],
    [20, 17, 3],
    [20, 18, 4],
    [20, 19, 4],
    [20, 20, 5],
  ])('of %i runs with %i that publish it is level %i', (all, some, level) => {
    expect(judge(texts, runs(all, some)).level).toBe(level);
  });

  test.each([
    ['a report as an artifact', upload('test-results'), 100],
    ['another artifact', upload('dist'), 0],
    [
      'an action that reports',
      workflowText('', '      - run: npx jest\n      - uses: dorny/test-reporter@v1\n'),
      100,
    ],
  ])('%s', (_, text, value) => {
    expect(judge({ [publishing]: text }, runs(10, 10)).value).toBe(value);
  });

  test('runs without tests are left out', () => {
    expect(judge({ ...texts, [silent]: jobText('npm run lint') }, runs(20, 10))).toMatchObject({
      value: 100,
      samples: 10,
    });
  });

  test('is not applicable without tests, and unknown with too few runs or a workflow that cannot be read', () => {
    expect(judge({ [silent]: jobText('npm run lint') }, [])).toMatchObject({
      reason: { kind: 'nothing', what: 'tests' },
    });
    expect(judge({ [silent]: jobText('./check.sh') }, [])).toMatchObject({
      reason: { cause: { kind: 'source', what: 'programs' } },
    });
    expect(judge(texts, runs(9, 9))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9 } } });
    expect(judge({ [silent]: 'a: [' }, runs(10, 10))).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
  });
});
