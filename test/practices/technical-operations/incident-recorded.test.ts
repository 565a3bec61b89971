import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { incidentRecorded } from '../../../src/practices/technical-operations/incident-recorded.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const declared = { incidentLabel: 'Incident' };
const filled: Partial<IssueRecord> = {
  labels: ['incident', 'sev1'],
  startedAt: daysAgo(6),
  endedAt: daysAgo(5),
};
const incidents = (all: number, some: number, values: Partial<IssueRecord> = filled) =>
  Array.from({ length: all }, (_, index) =>
    issueRecord(index, { labels: ['incident'], closedAt: daysAgo(5), ...(index < some ? values : {}) }),
  );
const judge = (issues: readonly IssueRecord[], policy: object = declared, tree = treeOf()) =>
  resultOf(incidentRecorded, repositoryFacts({ issues, tree }, policy));

describe('incident recorded', () => {
  test.each([
    [0, 2],
    [15, 2],
    [16, 3],
    [18, 3],
    [19, 5],
    [20, 5],
  ])('of 20 incidents %i filled in is level %i', (count, level) => {
    expect(judge(incidents(20, count))).toMatchObject({
      level,
      samples: 20,
      figures: { part: count, whole: 20 },
    });
  });

  test.each<[string, Partial<IssueRecord>, number]>([
    ['without a severity', { ...filled, labels: ['incident'] }, 0],
    ['with a section about it', { ...filled, labels: ['incident'], sections: ['severity'] }, 1],
    ['with severity: high', { ...filled, labels: ['incident', 'severity: high'] }, 1],
    ['with a word that only begins so', { ...filled, labels: ['incident', 'several'] }, 0],
    ['without a start', { ...filled, startedAt: null }, 0],
    ['without an end', { ...filled, endedAt: null }, 0],
    ['closed as a duplicate', { ...filled, closedAs: 'duplicate' }, -1],
    ['still open', { ...filled, closedAt: null }, -1],
  ])('one %s', (_, values, part) => {
    const result = judge([...incidents(1, 1), ...incidents(1, 1, values)]);
    expect(result.figures).toMatchObject({ part: 1 + Math.max(part, 0), whole: part < 0 ? 1 : 2 });
  });

  test('declared without any incident is level 2; how well they are filled in is unknown', () => {
    expect(judge([])).toMatchObject({
      ...{ level: 2, lines: { 2: 'met', 3: 'unknown', 4: 'unknown' } },
      reason: { cause: { kind: 'samples', n: 0, minimum: 1 } },
    });
  });

  test.each<[string, readonly IssueRecord[], ReturnType<typeof treeOf>]>([
    ['a label', incidents(2, 2), treeOf()],
    ['an issue type', incidents(2, 2, { ...filled, labels: ['sev1'], type: 'incident' }), treeOf()],
    ['a form', [], treeOf('.github/ISSUE_TEMPLATE/01-incident.yml')],
  ])('%s that is named so is a guess: nothing is decided', (_, issues, tree) => {
    expect(judge(issues, {}, tree)).toMatchObject({
      ...{ state: 'unknown', provenance: 'inferred' },
      reason: { cause: { kind: 'inferred', key: 'incident-label' } },
    });
  });

  test('is unknown where nothing of the sort is here, and where issues may not be seen', () => {
    expect(
      judge([issueRecord(1, { labels: ['coincidental'] })], {}, treeOf('docs/incident.md')),
    ).toMatchObject({
      ...{ state: 'unknown', value: null, reason: { cause: { kind: 'source', what: 'incidents' } } },
    });
    expect(resultOf(incidentRecorded, repositoryFacts({}, declared))).toMatchObject({
      reason: { cause: { kind: 'clone' } },
    });
  });
});
