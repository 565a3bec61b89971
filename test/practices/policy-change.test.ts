import { expect, test } from 'vitest';
import type { PolicyProblem } from '../../src/policy/policy-problem.ts';
import { judgePolicyChange, type PolicyChangeFacts } from '../../src/practices/policy-change.ts';

const problem: PolicyProblem = { file: '.github/rung.yml', line: 2, column: 1, kind: 'tag', values: {} };
const facts = (values: Partial<PolicyChangeFacts>): PolicyChangeFacts => ({
  file: 'changed',
  problems: [],
  changes: [],
  notUsedYet: [],
  ...values,
});

test.each<[string, Partial<PolicyChangeFacts>, object]>([
  ['a valid file is met', {}, { answer: 'met' }],
  ['a removed file is met', { file: 'removed' }, { answer: 'met' }],
  ['a file with a problem is unmet', { problems: [problem] }, { answer: 'unmet' }],
  [
    'no change has nothing to judge',
    { file: 'unchanged' },
    { answer: 'not-applicable', reason: 'unchanged' },
  ],
  ['an unreadable file is unknown', { file: 'unreadable' }, { answer: 'unknown', reason: 'unreadable' }],
  ['an unread list is unknown', { file: 'unlisted' }, { answer: 'unknown', reason: 'unlisted' }],
  [
    'a list of files that was cut is unknown',
    { file: 'too-many-files' },
    { answer: 'unknown', reason: 'too-many-files' },
  ],
])('%s', (_, values, expected) => {
  expect(judgePolicyChange(facts(values))).toEqual({ ...expected, evidence: facts(values) });
});
