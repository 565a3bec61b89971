import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/model/records/instant.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { incidentRestoreTime } from '../../../src/practices/technical-operations/incident-restore-time.ts';
import { daysAgo, issueRecord, now, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const declared = { incidentLabel: 'incident' };
const opened = daysAgo(20);
const incident = (hours: number, values: Partial<IssueRecord> = {}) =>
  issueRecord(1, { labels: ['incident'], openedAt: opened, closedAt: opened + hours * hourMs, ...values });
const judge = (issues: readonly IssueRecord[], policy: object = declared) =>
  resultOf(incidentRestoreTime, repositoryFacts({ issues, tree: [] }, policy));

describe('incident restore time', () => {
  test.each([
    [168.1, 1],
    [168, 2],
    [24.1, 2],
    [24, 3],
    [4.1, 3],
    [4, 4],
    [1, 4],
    [0.9, 5],
  ])('%d hours is level %i', (hours, level) => {
    const result = judge([incident(hours), incident(0), incident(400)]);
    expect(result).toMatchObject({ level, samples: 3, isAtLeast: false });
    expect(result.value).toBeCloseTo(hours, 6);
  });

  test('goes from the start that is filled in to the end that is', () => {
    expect(judge([incident(9, { startedAt: opened - hourMs })]).value).toBe(10);
    expect(judge([incident(9, { endedAt: opened + 2 * hourMs })]).value).toBe(2);
    expect(judge([incident(9, { endedAt: opened - 2 * hourMs })]).value).toBe(0);
  });

  test('counts an open one with its age, and tells severe ones apart', () => {
    const open = incident(0, { closedAt: null, openedAt: now - 30 * hourMs, labels: ['incident', 'P1'] });
    expect(judge([open, incident(2), incident(4, { labels: ['incident', 'sev-2'] })])).toMatchObject({
      ...{ value: 4, isAtLeast: true, figures: { incidents: 3, open: 1, severe: 2, severeHours: 17 } },
    });
  });

  test('leaves out false alarms', () => {
    expect(judge([incident(2), incident(90, { closedAs: 'not-planned' })])).toMatchObject({ samples: 1 });
  });

  test('is not applicable without an incident, and unknown without a source', () => {
    expect(judge([incident(1, { openedAt: daysAgo(300), closedAt: daysAgo(200) })])).toMatchObject({
      ...{ state: 'not-applicable', reason: { kind: 'nothing', what: 'incidents' } },
    });
    expect(judge([], {})).toMatchObject({ reason: { cause: { kind: 'source', what: 'incidents' } } });
    expect(judge([incident(2)], {})).toMatchObject({ value: 2, state: 'unknown' });
  });
});
