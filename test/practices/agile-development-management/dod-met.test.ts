import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import type { BranchRules } from '../../../src/model/records/rules-record.ts';
import { dodMet } from '../../../src/practices/agile-development-management/dod-met.ts';
import {
  bot,
  daysAgo,
  filesOf,
  pullRecord,
  repositoryFacts,
  resultOf,
  treeOf,
} from '../../builders/ladder-facts.ts';
import { branchRules, place, reasonOf, review, times } from '../../builders/ladder-records.ts';

const template = '.github/pull_request_template.md';
const green = { queuedAt: daysAgo(1.5), completedAt: daysAgo(1.4), isGreen: true };
const text = (ticked: number, open: number) => ({
  ...{ tasks: { ticked, open }, keys: [], sections: [], reverts: [] },
});

const done = { issues: [7], reviews: [review('approved')], checks: green, text: text(3, 0) };

function judge(
  values: Partial<PullRequestRecord>,
  given: { rules?: Partial<BranchRules>; withTemplate?: boolean; isSolo?: boolean; hasIssues?: boolean } = {},
  count: readonly [done: number, other: number] = [0, 10],
) {
  const pullRequests = [
    ...times(count[0], index => pullRecord(index + 1, done)),
    ...times(count[1], index => pullRecord(index + 101, { ...done, ...values })),
  ];
  const files = given.withTemplate === false ? {} : { [template]: '- [ ] a\n- [ ] b\n- [ ] c\n' };

  return resultOf(
    dodMet,
    repositoryFacts({
      ...{ pullRequests, files: filesOf(files), tree: treeOf(...Object.keys(files)) },
      rules: branchRules({ requiredChecks: ['test'], ...given.rules }),
      place: { ...place, hasIssues: given.hasIssues ?? true },
    }),
    given.isSolo,
  );
}

describe('definition of done met', () => {
  test.each([
    [6, 4, 2],
    [7, 3, 3],
    [8, 2, 3],
    [9, 1, 4],
    [97, 3, 4],
    [98, 2, 5],
  ])('with %i done and %i not it is level %i', (all, others, level) => {
    expect(judge({ issues: [] }, {}, [all, others]).level).toBe(level);
  });

  test.each<[string, Partial<PullRequestRecord>]>([
    ['a task is open', { text: text(2, 1) }],
    ['the list was deleted', { text: text(0, 0) }],
    ['checks are red', { checks: { ...green, isGreen: false } }],
    ['nobody approved', { reviews: [review('commented')] }],
    ['a thread is open', { threads: { total: 2, resolved: 1 } }],
    ['no work item is named', { issues: [] }],
  ])('is not met when %s', (_, values) => {
    expect(judge(values).value).toBe(0);
  });

  test('is met with all of it', () => {
    expect(judge({})).toMatchObject({ value: 100, level: 5 });
  });

  test.each<[string, Partial<PullRequestRecord>, Parameters<typeof judge>[1]]>([
    ['tasks without a template', { text: text(0, 0) }, { withTemplate: false }],
    ['checks where none is required', { checks: null }, { rules: { requiredChecks: [] } }],
    ['the approval of one who works alone', { reviews: [] }, { isSolo: true }],
    ['a work item where issues are off', { issues: [] }, { hasIssues: false }],
    ['tasks of before the template', { text: text(0, 0), openedAt: daysAgo(11) }, {}],
  ])('leaves out %s', (_, values, given) => {
    expect(judge(values, given).value).toBe(100);
  });

  test('asks for as many approvals as the rules do', () => {
    expect(judge({}, { rules: { approvals: 2 } }).value).toBe(0);
    expect(
      judge({ reviews: [review('approved'), review('approved', 'kim')] }, { rules: { approvals: 2 } }).value,
    ).toBe(100);
  });

  test.each<[string, Partial<PullRequestRecord>, Parameters<typeof judge>[1], object]>([
    ['checks', { checks: null }, {}, { kind: 'truncated', what: 'checks' }],
    ['reviews', { reviews: null }, {}, { kind: 'truncated', what: 'reviews' }],
    ['threads', { threads: null }, {}, { kind: 'truncated', what: 'review threads' }],
    [
      'whether checks are required',
      { checks: null },
      { rules: { requiredChecks: [], isComplete: false } },
      { kind: 'source', what: 'rules' },
    ],
  ])('is unknown where nobody saw %s', (_, values, given, cause) => {
    expect(reasonOf(judge(values, given))).toEqual(cause);
  });

  test('what was seen to be missing decides, whatever else nobody saw', () => {
    expect(judge({ checks: null, issues: [] }).value).toBe(0);
  });

  test('green checks are done whether they are required or not', () => {
    expect(judge({}, { rules: { requiredChecks: [], isComplete: false } }).value).toBe(100);
  });

  test('is unknown with too few, and without the rules or the template', () => {
    expect(reasonOf(judge({}, {}, [0, 9]))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    const facts = { place, pullRequests: [], tree: treeOf(template), files: {} };
    const cause = { kind: 'permission', permission: 'administration' } as const;
    expect(reasonOf(resultOf(dodMet, repositoryFacts(facts, {}, { rules: cause })))).toEqual(cause);
    expect(reasonOf(resultOf(dodMet, repositoryFacts({ ...facts, rules: branchRules() })))).toEqual({
      ...{ kind: 'unreadable', path: template, line: null },
    });
  });

  test('what bots brought is left out', () => {
    expect(judge({ author: bot, issues: [] }, {}, [10, 5]).samples).toBe(10);
  });
});
