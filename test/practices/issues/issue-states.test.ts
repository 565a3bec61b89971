import { describe, expect, test } from 'vitest';
import { issueStates, stateAt } from '../../../src/practices/issues/issue-states.ts';
import { daysAgo, issueRecord, person } from '../../builders/ladder-facts.ts';
import { issueEvent } from '../../builders/ladder-records.ts';

const issue = issueRecord(1, {
  openedAt: daysAgo(30),
  closedAt: daysAgo(2),
  labels: ['P1', 'Bug'],
  assignees: [person('Mia')],
  events: [
    issueEvent('labeled', daysAgo(20), 'P2'),
    issueEvent('assigned', daysAgo(18), 'noa'),
    issueEvent('unassigned', daysAgo(16), 'noa'),
    issueEvent('commented', daysAgo(15)),
    issueEvent('unlabeled', daysAgo(10), 'P2'),
    issueEvent('labeled', daysAgo(10), 'P1'),
    issueEvent('closed', daysAgo(9)),
    issueEvent('reopened', daysAgo(8)),
    issueEvent('assigned', daysAgo(5), 'mia'),
    issueEvent('closed', daysAgo(2)),
  ],
});

describe('the states of an issue', () => {
  test.each<[number, boolean, string[], string[]]>([
    [25, true, ['bug'], []],
    [20, true, ['bug', 'p2'], []],
    [17, true, ['bug', 'p2'], ['noa']],
    [15, true, ['bug', 'p2'], []],
    [10, true, ['bug', 'p1'], []],
    [8.5, false, ['bug', 'p1'], []],
    [7, true, ['bug', 'p1'], []],
    [5, true, ['bug', 'p1'], ['mia']],
    [1, false, ['bug', 'p1'], ['mia']],
  ])('%f days ago: open %s, %j, %j', (days, isOpen, labels, assignees) => {
    const state = stateAt(issue, daysAgo(days));

    expect(state?.isOpen).toBe(isOpen);
    expect([...(state?.labels ?? [])].toSorted()).toEqual(labels);
    expect([...(state?.assignees ?? [])]).toEqual(assignees);
  });

  test('follow one another without a gap, and there is none before it was opened', () => {
    const states = issueStates(issue);
    expect(states[0]?.from).toBe(daysAgo(30));
    for (const [index, { from }] of states.entries())
      if (index > 0) expect(from).toBe(states[index - 1]?.until);
    expect(stateAt(issue, daysAgo(31))).toBeUndefined();
  });

  test('events of the same moment count in their order', () => {
    const at = daysAgo(10);
    const events = [issueEvent('labeled', at, 'P1'), issueEvent('unlabeled', at, 'P1')];

    expect(stateAt(issueRecord(1, { events }), daysAgo(11))?.labels.size).toBe(0);
  });
});
