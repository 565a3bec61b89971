import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { actionItemsClosed } from '../../../src/practices/reliability-engineering/action-items-closed.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

/** Due in the window; those that were done were closed on the thirtieth day. */
const actions = (all: number, done: number, values: Partial<IssueRecord> = {}) =>
  Array.from({ length: all }, (_, index) =>
    issueRecord(index, {
      ...{ labels: ['action-item'], openedAt: daysAgo(60), closedAt: index < done ? daysAgo(30) : null },
      ...values,
    }),
  );
const judge = (issues: readonly IssueRecord[]) => resultOf(actionItemsClosed, repositoryFacts({ issues }));

describe('action items closed', () => {
  test.each([
    [2, 2],
    [3, 3],
    [6, 3],
    [7, 4],
    [8, 4],
    [9, 5],
  ])('of 10 actions %i done in time is level %i', (done, level) => {
    expect(judge(actions(10, done))).toMatchObject({ level, value: done * 10 });
  });

  test('too late is missed, and not due yet is left out', () => {
    expect(judge(actions(10, 0, { closedAt: daysAgo(29.9) })).value).toBe(0);
    expect(judge([...actions(10, 10), ...actions(5, 0, { openedAt: daysAgo(29.9) })])).toMatchObject({
      samples: 10,
    });
    expect(judge([...actions(10, 10), ...actions(5, 0, { openedAt: daysAgo(30) })])).toMatchObject({
      samples: 15,
    });
  });

  test.each([
    ['postmortem: action', 10],
    ['Incident follow-up', 10],
    ['改进项', 10],
    ['transaction', 0],
  ])('the label %s', (label, samples) => {
    const found = judge(actions(10, 10, { labels: [label] }));
    expect(found.samples ?? 0).toBe(samples);
  });

  test('is unknown with too few due, and where no label tells', () => {
    expect(judge(actions(9, 9))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(judge([issueRecord(1)])).toMatchObject({ reason: { cause: { kind: 'source', what: 'labels' } } });
  });
});
