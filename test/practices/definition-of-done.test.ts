import { describe, expect, test } from 'vitest';
import type { DoneFacts } from '../../src/facts/done-facts.ts';
import { classifyPaths } from '../../src/facts/ladder/paths/path-class.ts';
import { dayMs } from '../../src/model/records/instant.ts';
import {
  isAuthorsTurn,
  judgeDefinitionOfDone,
  notAsked,
  reasonNotToAsk,
} from '../../src/practices/definition-of-done.ts';
import { issueRecord, pullRecord } from '../builders/ladder-facts.ts';
import { changedFiles } from '../builders/ladder-records.ts';

const openedAt = 100 * dayMs;
const source = { path: 'src/a.ts', status: 'modified', additions: 1, deletions: 0 } as const;
const ada = { login: 'ada', isBot: false };
const approval = {
  author: { login: 'ben', isBot: false },
  state: 'approved',
  at: openedAt,
  commitSha: null,
} as const;

/** Done in all: an issue, tests, an approval. */
const pull = (change: Partial<DoneFacts['pull']> = {}) =>
  pullRecord(12, {
    ...{ author: ada, openedAt, mergedAt: null, closedAt: null, issues: [7], reviews: [approval] },
    ...{ threads: { total: 0, resolved: 0 }, files: changedFiles('src/a.ts', 'test/a.test.ts') },
    ...change,
  });

const facts = (change: Partial<DoneFacts> = {}): DoneFacts => ({
  pull: pull(),
  classOf: classifyPaths({}),
  templates: { tree: [], files: {} },
  approvals: 0,
  hasIssues: true,
  linked: [],
  free: null,
  ...change,
});

const asked = { isSolo: false, workItems: { in: 'github', key: null } } as const;
const answers = (change: Partial<DoneFacts>, said: Parameters<typeof judgeDefinitionOfDone>[1] = asked) =>
  Object.fromEntries(
    judgeDefinitionOfDone(facts(change), said).evidence.items.map(({ item, answer }) => [item, answer]),
  );

test('what is done in all is met', () => {
  expect(judgeDefinitionOfDone(facts(), asked).answer).toBe('met');
});

test.each<[string, Partial<DoneFacts>, string, string | undefined]>([
  ['no issue', { pull: pull({ issues: [] }) }, 'work-item', 'unmet'],
  ['no issue where issues are off', { pull: pull({ issues: [] }), hasIssues: false }, 'work-item', undefined],
  ['code without tests', { pull: pull({ files: changedFiles('src/a.ts') }) }, 'tests', 'unmet'],
  ['documents alone', { pull: pull({ files: changedFiles('docs/a.md') }) }, 'tests', undefined],
  ['files that GitHub does not list', { pull: pull({ files: null }) }, 'tests', 'unknown'],
  ['395 lines', { pull: pull({ files: [{ ...source, additions: 395 }] }) }, 'size', 'met'],
  ['396 lines', { pull: pull({ files: [{ ...source, additions: 396 }] }) }, 'size', 'unmet'],
  ['no approval', { pull: pull({ reviews: [] }) }, 'approvals', 'unmet'],
  ['one approval of two', { approvals: 2 }, 'approvals', 'unmet'],
  ['reviews that were not read', { pull: pull({ reviews: null }) }, 'approvals', 'unknown'],
  ['an open conversation', { pull: pull({ threads: { total: 2, resolved: 1 } }) }, 'threads', 'unmet'],
  ['all conversations resolved', { pull: pull({ threads: { total: 2, resolved: 2 } }) }, 'threads', 'met'],
  ['no conversation', {}, 'threads', undefined],
])('%s', (_, change, item, expected) => {
  expect(answers(change)[item]).toBe(expected);
});

test('one person alone is asked for no approval and no claim', () => {
  const found = answers({ pull: pull({ reviews: [] }), linked: [] }, { ...asked, isSolo: true });

  expect([found['approvals'], found['claimed']]).toEqual([undefined, undefined]);
});

describe('a checklist', () => {
  const path = '.github/pull_request_template.md';
  const templates = {
    tree: [{ path, sizeBytes: 9, isExecutable: false }],
    files: { [path]: { text: '- [ ] tested\n- [ ] told\n', changedAt: null } },
  };
  const text = (ticked: number, open: number) => ({ ...pull().text, tasks: { ticked, open } });

  test.each([
    ['all ticked', 2, 0, 'met'],
    ['one open', 1, 1, 'unmet'],
    ['taken out of the description', 0, 0, 'unmet'],
  ])('%s', (_, ticked, open, expected) => {
    expect(answers({ templates, pull: pull({ text: text(ticked, open) }) })['tasks']).toBe(expected);
  });

  test('of no template asks for nothing, and of one that was not read is unknown', () => {
    expect(answers({})['tasks']).toBeUndefined();
    expect(answers({ templates: null })['tasks']).toBe('unknown');
  });
});

describe('the order of priority', () => {
  const low = issueRecord(7, { labels: ['P2'] });
  const urgent = issueRecord(9, {
    labels: ['P1'],
    openedAt: openedAt - 2 * dayMs,
    assignees: [],
    events: [],
  });
  const order = (change: Partial<DoneFacts>) => answers({ linked: [low], ...change })['priority'];

  test.each<[string, DoneFacts['free'], string]>([
    ['nothing else is free', { issues: [], isWhole: true }, 'met'],
    ['something more urgent is free', { issues: [urgent], isWhole: true }, 'unmet'],
    [
      'it was opened a day before at most',
      { issues: [{ ...urgent, openedAt: openedAt - dayMs }], isWhole: true },
      'met',
    ],
    ['as urgent is not more urgent', { issues: [{ ...urgent, labels: ['P2'] }], isWhole: true }, 'met'],
    ['what waits is not free', { issues: [{ ...urgent, isBlocked: true }], isWhole: true }, 'met'],
    ['some could not be read', { issues: [], isWhole: false }, 'unknown'],
    ['some could not be read beside one that is seen', { issues: [urgent], isWhole: false }, 'unmet'],
    ['nobody looked', null, 'unknown'],
  ])('%s', (_, free, expected) => {
    expect(order({ free })).toBe(expected);
  });

  test('is not asked without a priority, and the most urgent is always in order', () => {
    expect(order({ linked: [{ ...low, labels: [] }] })).toBeUndefined();
    expect(order({ linked: [{ ...low, labels: ['P0'] }] })).toBe('met');
  });
});

test('a late claim is told and decides nothing', () => {
  const linked = [issueRecord(7, { labels: [], assignees: [], events: [], openedAt: openedAt - dayMs })];

  expect(answers({ linked })['claimed']).toBe('unmet');
  expect(judgeDefinitionOfDone(facts({ linked }), asked).answer).toBe('met');
});

test('what is unknown decides only where nothing is open', () => {
  expect(judgeDefinitionOfDone(facts({ templates: null }), asked)).toMatchObject({
    answer: 'unknown',
    reason: 'unreadable',
  });
  expect(judgeDefinitionOfDone(facts({ templates: null, pull: pull({ issues: [] }) }), asked).answer).toBe(
    'unmet',
  );
});

test('a review to come is not the author’s turn', () => {
  const turn = (change: Partial<DoneFacts['pull']>) =>
    isAuthorsTurn(judgeDefinitionOfDone(facts({ pull: pull(change) }), asked).evidence);

  expect(turn({ reviews: [], threads: { total: 1, resolved: 0 } })).toBe(false);
  expect(turn({ issues: [] })).toBe(true);
});

test.each([
  [{ draft: true, authorId: 1, authorIsBot: false }, 'draft'],
  [{ draft: false, authorId: 1, authorIsBot: true }, 'app'],
  [{ draft: false, authorId: null, authorIsBot: false }, 'deleted'],
  [{ draft: false, authorId: 1, authorIsBot: false }, null],
])('%o is not asked because of %s', (who, reason) => {
  expect(reasonNotToAsk(who)).toBe(reason);
});

test('who is not asked has nothing to judge, and what cannot be read is unknown', () => {
  expect(notAsked('draft').answer).toBe('not-applicable');
  expect(notAsked('unreadable').answer).toBe('unknown');
});
