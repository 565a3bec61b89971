import { describe, expect, test } from 'vitest';
import { dayMs } from '../../../src/model/records/instant.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { priorityClaim } from '../../../src/practices/agile-development-management/priority-claim.ts';
import { daysAgo, issueRecord, person, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { issueEvent, reasonOf, times } from '../../builders/ladder-records.ts';

const since = daysAgo(60);

/** A claim `days` ago, of an issue that is closed again an hour later. */
function claimed(number: number, label: string, days: number, login: string = 'mia'): IssueRecord {
  const at = daysAgo(days);

  return issueRecord(number, {
    openedAt: daysAgo(days + 5),
    closedAt: at + dayMs / 24,
    labels: label === '' ? [] : [label],
    assignees: [person(login)],
    events: [
      issueEvent('labeled', daysAgo(days + 5), label),
      issueEvent('assigned', at, login),
      issueEvent('closed', at + dayMs / 24),
    ],
  });
}

/** Free and urgent, open from so many days ago to so many. */
function urgent(number: number, from: number, to: number, values: Partial<IssueRecord> = {}): IssueRecord {
  return issueRecord(number, {
    openedAt: daysAgo(from),
    closedAt: daysAgo(to),
    labels: ['P0'],
    ...values,
  });
}

function judge(issues: readonly IssueRecord[], eventsSince: number = since) {
  return resultOf(priorityClaim, repositoryFacts({ issues, eventsSince }));
}

/** Claims of P2, one a day from 10 days ago on; an urgent issue was free at those before `to` days ago. */
function claims(all: number, wrong: number): readonly IssueRecord[] {
  return [
    ...times(all, index => claimed(index + 1, 'P2', 10 + index)),
    ...(wrong === 0 ? [] : [urgent(900, 10 + wrong + 0.5, 9.5)]),
  ];
}

describe('priority claim', () => {
  test.each([
    [10, 5, 2],
    [10, 4, 3],
    [20, 5, 3],
    [20, 4, 4],
    [10, 2, 4],
    [20, 3, 4],
    [10, 1, 5],
    [10, 0, 5],
  ])('of %i claims with %i past a more urgent issue it is level %i', (all, wrong, level) => {
    expect(judge(claims(all, wrong))).toMatchObject({ level, figures: { part: all - wrong, whole: all } });
  });

  const isPassedOver = (other: IssueRecord) =>
    judge([
      claimed(1, 'P2', 10),
      other,
      ...times(9, index => claimed(index + 10, 'P0', 30 + index)),
    ]).evidence.some(({ text }) => text === '#1');

  test.each<[string, IssueRecord, boolean]>([
    ['a more urgent one was free', urgent(900, 20, 5), true],
    ['it had been open for a day to the moment', urgent(900, 11, 5), false],
    ['it had been open for a moment more than a day', urgent(900, 11.001, 5), true],
    ['it had been closed before', urgent(900, 20, 10.5), false],
    ['it was of the same priority', urgent(900, 20, 5, { labels: ['P2'] }), false],
    ['it waited for another issue', urgent(900, 20, 5, { isBlocked: true }), false],
    ['its label said that it waited', urgent(900, 20, 5, { labels: ['P0', 'blocked'] }), false],
    ['it was assigned', urgent(900, 20, 5, { assignees: [person('noa')] }), false],
    [
      'its assignee had gone before',
      urgent(900, 20, 5, {
        events: [issueEvent('assigned', daysAgo(19), 'noa'), issueEvent('unassigned', daysAgo(12), 'noa')],
      }),
      true,
    ],
    [
      'its assignee left only afterwards',
      urgent(900, 20, 5, {
        events: [issueEvent('assigned', daysAgo(19), 'noa'), issueEvent('unassigned', daysAgo(9), 'noa')],
      }),
      false,
    ],
    [
      'it became urgent only afterwards',
      urgent(900, 20, 5, { events: [issueEvent('labeled', daysAgo(9), 'P0')] }),
      false,
    ],
    ['only a field says its priority', urgent(900, 20, 5, { labels: [], priority: 'Urgent' }), true],
  ])('a claim is unmet or met when %s', (_, other, expected) => {
    expect(isPassedOver(other)).toBe(expected);
  });

  test('claims of issues without a priority are counted apart, and bots claim nothing', () => {
    const extra = [claimed(700, '', 12), claimed(701, 'P2', 13, 'copilot[bot]')];

    expect(judge([...claims(10, 0), ...extra])).toMatchObject({ figures: { whole: 10, bare: 1 } });
  });

  test('claims from before the events were kept do not count', () => {
    expect(reasonOf(judge(claims(10, 0), daysAgo(18.5)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
  });

  test('a claim from before then does not count where the work went on', () => {
    const long = { ...claimed(700, 'P2', 61), closedAt: daysAgo(20) };
    const events = (long.events ?? []).filter(({ kind }) => kind !== 'closed');

    expect(judge([...claims(10, 0), { ...long, events }]).samples).toBe(10);
  });

  test('assigning a closed issue is no claim', () => {
    const late = issueRecord(700, {
      closedAt: daysAgo(20),
      labels: ['P3'],
      assignees: [person()],
      events: [issueEvent('closed', daysAgo(20)), issueEvent('assigned', daysAgo(19), 'mia')],
    });

    expect(judge([...claims(10, 0), late]).samples).toBe(10);
  });

  test('names the issues that were taken too early', () => {
    expect(judge(claims(10, 1)).evidence).toEqual([{ text: '#1', at: 'issues/1' }]);
  });

  test.each([
    [13.9, 'history'],
    [14, 'samples'],
  ])('with events of %f days the reason is %s', (days, kind) => {
    expect(reasonOf(judge([], daysAgo(days)))).toMatchObject({ kind });
  });

  test('is unknown where GitHub did not tell all events of an issue, and where no label tells a priority', () => {
    const cut = issueRecord(800, { events: null });
    expect(reasonOf(judge([...claims(10, 0), cut]))).toEqual({ kind: 'truncated', what: 'issue events' });
    expect(judge([...claims(10, 0), { ...cut, closedAt: daysAgo(61) }]).state).toBe('met');
    const bare = times(10, index => claimed(index + 1, '', 10 + index));
    expect(reasonOf(judge(bare))).toEqual({ kind: 'source', what: 'labels' });
  });

  test('is not applicable where work items are kept elsewhere', () => {
    const facts = repositoryFacts(
      { issues: [], eventsSince: since },
      { workItems: { in: 'outside', key: 'A' } },
    );

    expect(reasonOf(resultOf(priorityClaim, facts))).toEqual({ kind: 'outside' });
  });
});
