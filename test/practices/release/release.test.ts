import { expect, test } from 'vitest';
import type { Answer } from '../../../src/model/finding.ts';
import { judgeRelease, type ReleaseFacts, worstAnswer } from '../../../src/practices/release/release.ts';
import { percentOf } from '../../../src/practices/release/whole-coverage.ts';
import { ciItem } from '../../builders/ci.ts';
import { release, releaseFacts } from '../../builders/releases.ts';

const first = { state: 'first' } as const;
const unread = { lines: 0, covered: 0, runs: [], doubt: 'no-report' } as const;
const red = { ...releaseFacts().ci, ci: { ...releaseFacts().ci.ci, judged: [ciItem('test', 'red')] } };

test.each<[string, Partial<ReleaseFacts>, Answer]>([
  ['everything there', {}, 'met'],
  ['the first release', { releases: [{ release: release(), changes: first }] }, 'met'],
  ['coverage not known', { coverage: unread }, 'unknown'],
  ['CI red, coverage not known', { ci: red, coverage: unread }, 'unmet'],
  [
    'one of two releases without notes',
    {
      releases: [
        { release: release({ id: 1, body: '' }), changes: first },
        { release: release({ id: 2 }), changes: first },
      ],
    },
    'unmet',
  ],
])('a release with %s', (_, facts, expected) => {
  expect(judgeRelease(releaseFacts(facts), () => true).answer).toBe(expected);
});

test.each<[readonly Answer[], Answer]>([
  [['met', 'unknown', 'unmet'], 'unmet'],
  [['met', 'not-applicable', 'unknown'], 'unknown'],
  [['not-applicable', 'met'], 'met'],
  [['not-applicable'], 'not-applicable'],
])('of %j the worst is %s', (answers, expected) => {
  expect(worstAnswer(answers)).toBe(expected);
});

test('a percentage is floored: nothing is rounded up to all', () => {
  expect(percentOf({ lines: 100_000, covered: 99_999 })).toBe(99.99);
  expect(percentOf({ lines: 3, covered: 3 })).toBe(100);
});
