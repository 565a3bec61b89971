import { describe, expect, it, test } from 'vitest';
import { remedyFor } from '../../src/facts/missed-event.ts';
import { eventRules } from '../../src/http/event-rules.ts';

describe('what makes a missed delivery good', () => {
  it.each([
    ['pull_request', 'synchronize', 'look', ['pull-requests']],
    ['workflow_run', 'completed', 'look', ['runs']],
    ['check_run', 'completed', 'look', ['checks']],
    ['status', null, 'look', ['checks']],
    ['push', null, 'look', ['policy']],
    ['release', 'published', 'look', ['releases']],
    ['issue_comment', 'deleted', 'look', ['comments']],
    ['issues', 'closed', 'look', ['issues']],
    ['issues', 'transferred', 'look', ['issues']],
    ['issue_comment', 'created', 'fetch-if-command', ['comments']],
    ['check_run', 'rerequested', 'fetch', ['checks']],
    ['check_suite', 'rerequested', 'fetch', ['checks']],
  ] as const)('%s.%s: %s', (event, action, kind, missed) => {
    expect(remedyFor(event, action)).toEqual({ kind, missed });
  });

  it.each(['installation', 'installation_repositories', 'installation_target', 'repository'])(
    'DL-2: %s is fetched, whatever its action',
    event => {
      expect(remedyFor(event, 'deleted').kind).toBe('fetch');
      expect(remedyFor(event, null).kind).toBe('fetch');
    },
  );

  it('a merge group is fetched only while the queue waits for it', () => {
    expect(remedyFor('merge_group', 'checks_requested')).toEqual({ kind: 'fetch-if-young' });
    expect(remedyFor('merge_group', 'destroyed')).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['ping', null],
    ['issues', 'opened'],
    ['workflow_run', 'in_progress'],
    ['check_run', 'created'],
    ['release', 'edited'],
    ['no_such_event', 'created'],
    ['constructor', null],
    ['check_run', 'constructor'],
  ])('%s.%s is nothing', (event, action) => {
    expect(remedyFor(event, action)).toEqual({ kind: 'nothing' });
  });
});

test('DL-2: every event that is used when it arrives is made good when it does not, and no other', () => {
  const actions = [
    ...[
      'created',
      'completed',
      'requested',
      'rerequested',
      'published',
      'opened',
      'closed',
      'checks_requested',
      null,
    ],
  ];
  const isMadeGood = (event: string) => actions.some(action => remedyFor(event, action).kind !== 'nothing');
  const used = [...eventRules].filter(([, rule]) => typeof rule !== 'string').map(([event]) => event);

  expect([...eventRules.keys()].filter(isMadeGood).toSorted()).toEqual(used.toSorted());
});
