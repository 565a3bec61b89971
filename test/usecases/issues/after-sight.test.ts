import { describe, expect, test } from 'vitest';
import type { IssueSight, RepositoryIssue } from '../../../src/github/issue-port.ts';
import type { FiledIssue } from '../../../src/store/issue-port.ts';
import { afterSight } from '../../../src/usecases/issues/after-sight.ts';
import { filedIssue } from '../../builders/filed-issue.ts';

const at = new Date('2026-11-23T09:00:00Z');
const closedAt = new Date('2026-11-20T12:00:00Z');
const look = (row: FiledIssue, sight: IssueSight) =>
  afterSight(row, { sight, isOurs: false }, { bots: ['Ops-Robot'], at });

const seen = (change: Partial<RepositoryIssue> = {}): RepositoryIssue => ({
  ...{ number: 7, title: 'Rung', body: '', state: 'open', stateReason: null, isLocked: false, labels: [] },
  ...{ appId: 1, createdAt: closedAt, updatedAt: closedAt, closedAt: null, closedBy: null },
  ...change,
});
const closed = (stateReason: RepositoryIssue['stateReason'], login: string | null = 'ada') =>
  seen({ state: 'closed', stateReason, closedAt, closedBy: login === null ? null : { id: 5, login } });

describe('a person', () => {
  test('who closes it as not planned accepts the present state for 180 days', () => {
    expect(look(filedIssue(), closed('not_planned'))).toMatchObject({
      ...{ ending: 'not-planned', endedAt: closedAt, acceptedUntil: '2027-05-19' },
    });
  });

  test.each(['completed', 'duplicate', null] as const)('who closes it as %s accepts nothing', reason => {
    expect(look(filedIssue(), closed(reason))).toMatchObject({
      ...{ ending: 'completed', endedAt: closedAt, acceptedUntil: null },
    });
  });

  test('whose account is gone decided all the same', () => {
    expect(look(filedIssue(), closed('not_planned', null)).ending).toBe('not-planned');
  });

  test('decides after Rung did, and is not asked twice', () => {
    const done = filedIssue({ ending: 'done', endedAt: new Date('2026-11-01T00:00:00Z') });
    const decided = look(done, closed('not_planned'));

    expect(decided.ending).toBe('not-planned');
    expect(look(decided, closed('not_planned'))).toBe(decided);
  });

  test('who opens it again takes back what was accepted', () => {
    const accepted = { ...look(filedIssue(), closed('not_planned')), reason: 'not now' };

    expect(look(accepted, seen())).toEqual(filedIssue({ endedAt: closedAt }));
  });
});

describe('a bot', () => {
  test.each(['stale[bot]', 'ops-robot'])(
    'such as %s decides nothing for people: it rests, and nothing is accepted',
    login => {
      expect(look(filedIssue(), closed('not_planned', login))).toMatchObject({
        ...{ ending: 'completed', acceptedUntil: null },
      });
    },
  );

  test('that is Rung itself leaves what is known', () => {
    const done = filedIssue({ ending: 'done', endedAt: closedAt });

    expect(look(done, closed('completed', 'rung[bot]'))).toBe(done);
  });
});

describe('what Rung closed itself and had no time to note', () => {
  const ours = (row: FiledIssue, reason: RepositoryIssue['stateReason']) =>
    afterSight(row, { sight: closed(reason, 'rung[bot]'), isOurs: true }, { bots: [], at });

  test.each([
    ['not_planned', 'withdrawn'],
    ['completed', 'done'],
  ] as const)('%s: it is %s', (reason, ending) => {
    const row = filedIssue({ snoozedUntil: new Date('2027-01-01T00:00:00Z') });

    expect(ours(row, reason)).toEqual(filedIssue({ ending, endedAt: closedAt }));
  });

  test('what was noted stands', () => {
    const withdrawn = filedIssue({ ending: 'withdrawn', endedAt: closedAt });

    expect(ours(withdrawn, 'not_planned')).toBe(withdrawn);
  });
});

test.each([
  ['gone', 'deleted'],
  ['moved', 'transferred'],
] as const)('%s: it counts as accepted from the day on which that was seen, once', (sight, ending) => {
  const lost = look(filedIssue(), sight);

  expect(lost).toMatchObject({ ending, endedAt: at, acceptedUntil: '2027-05-22' });
  expect(afterSight(lost, { sight, isOurs: false }, { bots: [], at: new Date('2027-01-01T00:00:00Z') })).toBe(
    lost,
  );
});

test('where issues are switched off, nothing is known of it, and nothing changes', () => {
  const row = filedIssue();

  expect(look(row, 'closed')).toBe(row);
  expect(look(row, seen())).toBe(row);
});
