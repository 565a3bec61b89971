import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { postmortemLinked } from '../../../src/practices/reliability-engineering/postmortem-linked.ts';
import { daysAgo, issueRecord, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const incident = (number: number, values: Partial<IssueRecord> = {}) =>
  issueRecord(number, { labels: ['incident', 'sev1'], closedAt: daysAgo(30), ...values });
const judge = (
  issues: readonly IssueRecord[],
  values: Partial<FactValues> = {},
  policy: object = { incidentLabel: 'incident' },
) =>
  resultOf(
    postmortemLinked,
    repositoryFacts({ issues, pullRequests: [], files: {}, tree: [], ...values }, policy),
  );
const written = { sections: ['postmortem'] };

describe('postmortem linked', () => {
  test.each([
    [9, 2],
    [10, 3],
    [17, 3],
    [18, 4],
    [19, 4],
    [20, 5],
  ])('of 20 serious incidents %i with a postmortem is level %i', (count, level) => {
    const issues = Array.from({ length: 20 }, (_, index) => incident(index, index < count ? written : {}));
    expect(judge(issues)).toMatchObject({ level, value: count * 5 });
  });

  test.each<[string, Partial<FactValues>, readonly IssueRecord[], number]>([
    [
      'an issue that names it',
      {},
      [issueRecord(9, { title: 'Postmortem of #7', openedAt: daysAgo(16) })],
      100,
    ],
    [
      'an issue of the fifteenth day',
      {},
      [issueRecord(9, { title: 'Postmortem of #7', openedAt: daysAgo(15.9) })],
      0,
    ],
    [
      'an issue that mentions it',
      {},
      [issueRecord(9, { title: 'Post-mortem', mentions: [7], openedAt: daysAgo(20) })],
      100,
    ],
    [
      'an issue with the label',
      {},
      [
        issueRecord(9, {
          title: 'What happened in #7',
          labels: ['docs', 'postmortem'],
          openedAt: daysAgo(20),
        }),
      ],
      100,
    ],
    [
      'an issue about another one',
      {},
      [issueRecord(9, { title: 'Postmortem of #70', openedAt: daysAgo(20) })],
      0,
    ],
    ['any issue', {}, [issueRecord(9, { title: 'See #7', openedAt: daysAgo(20) })], 0],
    [
      'a pull request',
      { pullRequests: [pullRecord(8, { title: '复盘', issues: [7], openedAt: daysAgo(20) })] },
      [],
      100,
    ],
    [
      'a pull request with the file',
      {
        pullRequests: [
          pullRecord(8, {
            ...{ issues: [7], openedAt: daysAgo(20) },
            files: ['docs/postmortems/a.md', 'README.md'].map(path => ({
              ...{ path, status: 'added', additions: 1, deletions: 0 },
            })),
          }),
        ],
      },
      [],
      100,
    ],
    ['a file', { files: { 'postmortems/incident-7.md': { text: '', changedAt: daysAgo(20) } } }, [], 100],
    ['a file later', { files: { 'postmortems/incident-7.md': { text: '', changedAt: daysAgo(2) } } }, [], 0],
    ['a date', { files: { 'postmortems/2026-07-07.md': { text: '', changedAt: daysAgo(20) } } }, [], 0],
  ])('%s', (_, values, others, value) => {
    expect(judge([incident(7), ...others], values).value).toBe(value);
  });

  test.each([daysAgo(2), null])(
    'does not know when a file was written that was changed later: %s',
    changedAt => {
      const files = { 'postmortems/incident-7.md': { text: '', changedAt } };
      expect(judge([incident(7)], { files })).toMatchObject({
        ...{ value: 0, state: 'unknown', reason: { cause: { kind: 'truncated', what: 'files' } } },
      });
      expect(judge([incident(8)], { files })).toMatchObject({ value: 0, state: 'unmet' });
    },
  );

  test('leaves out lesser incidents, and those whose 14 days are not over', () => {
    const issues = [
      ...[incident(1, written), incident(2, { labels: ['incident', 'sev2'] })],
      ...[incident(3, { labels: ['incident', 'sev3'] }), incident(4, { closedAt: daysAgo(13.9) })],
      ...[incident(5, { closedAt: daysAgo(2), ...written })],
    ];
    expect(judge(issues)).toMatchObject({ samples: 3, figures: { part: 2 } });
    expect(judge([incident(4, { closedAt: daysAgo(14) })])).toMatchObject({ samples: 1, value: 0 });
  });

  test('is not applicable without a serious one, unknown without severities or a source', () => {
    expect(judge([])).toMatchObject({ reason: { kind: 'nothing', what: 'incidents' } });
    expect(judge([incident(1, { labels: ['incident', 'P4'] })])).toMatchObject({
      reason: { kind: 'nothing' },
    });
    expect(judge([incident(1, { labels: ['incident'] })])).toMatchObject({
      reason: { cause: { kind: 'source', what: 'labels' } },
    });
    expect(judge([], {}, {})).toMatchObject({ reason: { cause: { kind: 'source', what: 'incidents' } } });
    expect(judge([incident(1, written)], {}, {})).toMatchObject({ value: 100, state: 'unknown' });
  });
});
