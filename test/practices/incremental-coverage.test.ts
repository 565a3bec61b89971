import { describe, expect, test } from 'vitest';
import { unreadBecause } from '../../src/model/unread-reason.ts';
import {
  type CoverageFacts,
  type CoverageRule,
  judgeIncrementalCoverage,
} from '../../src/practices/incremental-coverage.ts';
import {
  type CoveredFiles,
  change,
  coverageFacts,
  factsWithoutReports,
  lines,
  treeCoverage,
} from '../builders/coverage-facts.ts';
import { coverageRule } from '../builders/views.ts';

const path = 'src/quotes/throttle.ts';
const source: CoveredFiles = { [path]: { changed: [1, 2] } };

function judge(facts: CoverageFacts, rule: Partial<CoverageRule> = {}) {
  return judgeIncrementalCoverage(facts, { ...coverageRule, ...rule });
}

function runOf(run: number, all: number): CoverageFacts {
  return coverageFacts({ [path]: { run: lines(1, run), missed: lines(run + 1, all) } });
}

describe('the gate', () => {
  test.each([
    [8, 10, 80, 'met'],
    [7, 10, 80, 'unmet'],
    [2, 3, 66.66, 'met'],
    [2, 3, 66.67, 'unmet'],
    [799, 1000, 79.9, 'met'],
    [7999, 10_000, 80, 'unmet'],
    [9999, 10_000, 100, 'unmet'],
    [10, 10, 100, 'met'],
    [0, 1, 0, 'met'],
    [0, 1, 0.000001, 'unmet'],
  ])('%i of %i lines at target %f is %s', (run, all, target, answer) => {
    expect(judge(runOf(run, all), { target }).answer).toBe(answer);
  });

  test.each([
    ['covered', 'met'],
    ['missed', 'unmet'],
  ] as const)(
    'a line run on some branches only counts as %s where the policy says so',
    (partials, answer) => {
      const facts = coverageFacts({ [path]: { run: lines(1, 7), partly: [8], missed: [9, 10] } });

      expect(judge(facts, { partials }).answer).toBe(answer);
    },
  );

  test('ignored files do not count', () => {
    const facts = coverageFacts({ [path]: { run: [1] }, 'src/a.gen.ts': { missed: lines(1, 9) } });

    expect(judge(facts).answer).toBe('unmet');
    expect(judge(facts, { ignore: ['**/*.gen.ts'] })).toMatchObject({
      answer: 'met',
      evidence: { patch: { ignored: ['src/a.gen.ts'] } },
    });
  });

  test('lines that were not changed do not count', () => {
    const facts = coverageFacts({ [path]: { run: [1], missed: lines(2, 9), changed: [1] } });

    expect(judge(facts)).toMatchObject({ answer: 'met', evidence: { patch: { coverable: 1 } } });
  });

  test('a changed file in no report is named and does not count where others are judged', () => {
    const facts = coverageFacts(
      { [path]: { run: [1] } },
      { change: change({ [path]: { changed: [1] }, 'scripts/seed.ts': { changed: [1] } }) },
    );

    expect(judge(facts)).toMatchObject({
      answer: 'met',
      evidence: { patch: { absent: ['scripts/seed.ts'] } },
    });
  });
});

describe('nothing to judge', () => {
  test.each<[string, CoverageFacts]>([
    ['only documentation changed', factsWithoutReports({ 'README.md': { changed: [1] } })],
    [
      'only documentation changed, whatever is missing',
      factsWithoutReports({ 'README.md': { changed: [1] } }, { doubt: 'no-ci' }),
    ],
    ['nothing changed', factsWithoutReports({})],
    ['a file was only shortened', factsWithoutReports({ [path]: { changed: [] } })],
    [
      'the report has no record for a changed line',
      coverageFacts({ [path]: { run: lines(1, 9), changed: [20] } }),
    ],
  ])('is not applicable when %s', (_, facts) => {
    expect(judge(facts)).toMatchObject({ answer: 'not-applicable', reason: 'nothing-changed' });
  });

  test('is not applicable when every changed file is ignored', () => {
    expect(judge(factsWithoutReports(source), { ignore: ['src/**'] }).answer).toBe('not-applicable');
  });
});

describe('what could not be judged', () => {
  test.each([
    'no-ci',
    'merge-conflict',
    'awaiting-approval',
    'unfinished',
    'artifact-expired',
    'artifacts-forbidden',
    'contents-forbidden',
  ] as const)('is unknown with the reason %s', doubt => {
    expect(judge(factsWithoutReports(source, { doubt }))).toMatchObject({ answer: 'unknown', reason: doubt });
  });

  test('is unknown when reports may still come, even where those that are there suffice', () => {
    const facts = { ...runOf(10, 10), doubt: 'unfinished' } as const;

    expect(judge(facts)).toMatchObject({ answer: 'unknown', reason: 'unfinished' });
  });

  test.each<[string, CoverageFacts, string]>([
    ['no report is there', factsWithoutReports(source), 'no-report'],
    [
      'none could be read',
      factsWithoutReports(source, {
        unreadable: [{ artifact: 'coverage', entry: null, reason: unreadBecause('archive.no-zip') }],
      }),
      'unreadable-report',
    ],
    ['the file is in no report', coverageFacts(source, { coverage: new Map() }), 'absent'],
    [
      'its path may be one that was not placed',
      coverageFacts(source, {
        coverage: new Map(),
        unplaced: [{ report: 'lcov.info', path: '/app/quotes/throttle.ts' }],
      }),
      'unplaced',
    ],
    [
      'the diff was cut',
      coverageFacts(
        { [path]: { run: [1] } },
        { change: change({ [path]: { changed: [1] } }, { isCut: true }) },
      ),
      'too-large',
    ],
    [
      'the diff was cut and nothing testable is seen in it',
      factsWithoutReports({}, { change: change({}, { withoutPatch: ['src/big.ts'] }) }),
      'too-large',
    ],
  ])('is unknown when %s', (_, facts, reason) => {
    expect(judge(facts)).toMatchObject({ answer: 'unknown', reason });
  });

  test.each([
    ['ignored', { rule: { ignore: ['src/*.gen.ts'] }, generated: [] }],
    ['generated', { rule: {}, generated: ['src/api.gen.ts'] }],
  ])('a file without its diff hides nothing where it is %s', (_, { rule, generated }) => {
    const facts = coverageFacts(
      { [path]: { run: [1] } },
      { change: change({ [path]: { changed: [1] } }, { withoutPatch: ['src/api.gen.ts'] }), generated },
    );

    expect(judge(facts, rule).answer).toBe('met');
    expect(judge({ ...facts, generated: [] }).answer).toBe('unknown');
  });

  test('one unreadable report does not matter where another was read', () => {
    const unreadable = [{ artifact: 'coverage', entry: null, reason: unreadBecause('archive.no-zip') }];

    expect(judge({ ...runOf(10, 10), unreadable }).answer).toBe('met');
  });
});

describe('line numbers that may be read in two ways', () => {
  const all = treeCoverage({ [path]: { run: lines(1, 10) } });
  const none = treeCoverage({ [path]: { missed: lines(1, 10) } });

  test.each([
    ['met when each reading is', runOf(9, 10), [all], { answer: 'met' }],
    ['unmet when each reading is', runOf(1, 10), [none], { answer: 'unmet' }],
    [
      'unknown when one reading differs',
      runOf(9, 10),
      [all, none],
      { answer: 'unknown', reason: 'numbering' },
    ],
    [
      'unknown when another reading would be met',
      runOf(1, 10),
      [all],
      { answer: 'unknown', reason: 'numbering' },
    ],
  ])('are %s', (_, facts, alternatives, expected) => {
    expect(judge({ ...facts, alternatives })).toMatchObject(expected);
  });
});
