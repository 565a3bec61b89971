import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../src/model/records/instant.ts';
import type { IssueEvent, IssueRecord } from '../../../src/model/records/issue-record.ts';
import { incidentAck } from '../../../src/practices/technical-operations/incident-ack.ts';
import {
  bot,
  daysAgo,
  issueRecord,
  now,
  person,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';

const declared = { incidentLabel: 'incident' };
const opened = daysAgo(5);
const answer = (minutes: number, values: Partial<IssueEvent> = {}): IssueEvent => ({
  ...{ kind: 'assigned', at: opened + minutes * minuteMs, by: person(), subject: 'mia', byMember: true },
  ...values,
});
const incident = (events: readonly IssueEvent[] | null, values: Partial<IssueRecord> = {}) =>
  issueRecord(1, { labels: ['incident'], openedAt: opened, events, ...values });
const judge = (issues: readonly IssueRecord[], policy: object = declared) =>
  resultOf(incidentAck, repositoryFacts({ issues, tree: [] }, policy));

describe('incident response time', () => {
  test.each([
    [481, 1],
    [480, 2],
    [61, 2],
    [60, 3],
    [16, 3],
    [15, 4],
    [6, 4],
    [5, 5],
  ])('%i minutes is level %i', (minutes, level) => {
    const many = [minutes, 0, 5000].map(wait => incident([answer(wait)]));
    expect(judge(many)).toMatchObject({ level, value: minutes, samples: 3, isAtLeast: false });
  });

  test.each<[string, readonly IssueEvent[], number]>([
    ['the first of several', [answer(9), answer(3)], 3],
    ['a comment by a member', [answer(9), answer(4, { kind: 'commented' })], 4],
    ['no comment by anybody else', [answer(9), answer(4, { kind: 'commented', byMember: false })], 9],
    ['no comment by a bot', [answer(9), answer(4, { kind: 'commented', by: bot })], 9],
    ['no label', [answer(9), answer(4, { kind: 'labeled' })], 9],
  ])('counts %s', (_, events, value) => {
    expect(judge([incident(events)]).value).toBe(value);
  });

  test('one that nobody answered counts with its age, or until it was closed', () => {
    expect(judge([incident([], { openedAt: now - 30 * minuteMs })])).toMatchObject({
      ...{ value: 30, isAtLeast: true, level: 3, figures: { open: 1 } },
    });
    const closedAt = opened + 7 * minuteMs;
    expect(judge([incident([], { closedAt })])).toMatchObject({ value: 7, isAtLeast: false });
  });

  test('is not applicable without an incident, unknown with events missing or without a source', () => {
    expect(judge([])).toMatchObject({
      state: 'not-applicable',
      reason: { kind: 'nothing', what: 'incidents' },
    });
    expect(judge([incident(null), incident([answer(1)])])).toMatchObject({
      reason: { cause: { kind: 'truncated' } },
    });
    expect(judge([], {})).toMatchObject({ reason: { cause: { kind: 'source', what: 'incidents' } } });
    expect(judge([incident([answer(1)])], {})).toMatchObject({
      ...{ value: 1, state: 'unknown', reason: { cause: { kind: 'inferred', key: 'incident-label' } } },
    });
  });
});
