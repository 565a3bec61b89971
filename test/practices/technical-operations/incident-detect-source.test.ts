import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { incidentDetectSource } from '../../../src/practices/technical-operations/incident-detect-source.ts';
import { bot, daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const incidents = (all: number, machine: number, values: Partial<IssueRecord> = {}) =>
  Array.from({ length: all }, (_, index) =>
    issueRecord(index, {
      ...{ labels: ['incident'], closedAt: daysAgo(5), ...values },
      ...(index < machine ? { author: bot } : {}),
    }),
  );
const judge = (issues: readonly IssueRecord[], policy: object = { incidentLabel: 'incident' }) =>
  resultOf(incidentDetectSource, repositoryFacts({ issues, tree: [] }, policy));

describe('incident detect source', () => {
  test.each([
    [2, 2],
    [3, 3],
    [5, 3],
    [6, 4],
    [7, 4],
    [8, 5],
  ])('of 10 incidents %i by a machine is level %i', (machine, level) => {
    expect(judge(incidents(10, machine))).toMatchObject({ level, value: machine * 10 });
  });

  test('open ones count, and one is enough', () => {
    expect(judge(incidents(1, 1, { closedAt: null }))).toMatchObject({ samples: 1, level: 5 });
  });

  test('is not applicable without an incident, and unknown without a source', () => {
    expect(judge([])).toMatchObject({ reason: { kind: 'nothing', what: 'incidents' } });
    expect(judge([], {})).toMatchObject({ reason: { cause: { kind: 'source', what: 'incidents' } } });
    expect(judge(incidents(9, 9), {})).toMatchObject({ value: 100, state: 'unknown' });
  });
});
