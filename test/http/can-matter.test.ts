import { describe, expect, test } from 'vitest';
import { canMatter } from '../../src/http/can-matter.ts';

const ours = 4711;
const sha = 'a'.repeat(40);
const base = { installation: { id: 1 }, repository: { id: 9 } };
const actions = { id: 15368, slug: 'github-actions' };
const foreign = { id: 57789, slug: 'some-ci' };
const own = { id: ours, slug: 'rung' };
const yes = { matters: 'yes' };
const no = (reason: string) => ({ matters: 'no', reason });
const ifWatched = { matters: 'if-watched', repositoryId: 9, sha };

const check = (action: string, app: object) => ({ ...base, action, check_run: { head_sha: sha, app } });
const suite = (action: string, app: object) => ({ ...base, action, check_suite: { head_sha: sha, app } });

const comment = (action: string, body: string | null, more: object = {}) => ({
  ...base,
  action,
  issue: { number: 7, pull_request: {} },
  comment: { id: 11, body, performed_via_github_app: null, ...more },
});
const ofPerson = { number: 7, performed_via_github_app: null };
const ofRung = { number: 7, performed_via_github_app: own };
const ifCommand = { matters: 'if-command', repositoryId: 9, commentId: 11 };

describe('matters', () => {
  test.each([
    ['pull_request', { ...base, action: 'opened' }, yes],
    ['pull_request', { ...base, action: 'some action of next year' }, yes],
    [
      'push',
      {
        ...base,
        ref: 'refs/heads/main',
        repository: { ...base.repository, name: 'quotes', default_branch: 'main' },
        commits: [{ added: [], removed: [], modified: ['a.ts'] }],
      },
      yes,
    ],
    [
      'push',
      {
        ...base,
        ref: 'refs/heads/side',
        repository: { ...base.repository, name: 'quotes', default_branch: 'main' },
        commits: [{ added: [], removed: [], modified: ['a.ts'] }],
      },
      no('touches no policy in force'),
    ],
    ['workflow_run', { ...base, action: 'requested' }, yes],
    ['workflow_run', { ...base, action: 'completed' }, yes],
    ['workflow_run', { ...base, action: 'in_progress' }, no('action not used')],
    ['workflow_run', { ...base, action: ['requested'] }, no('action not used')],
    ['merge_group', { ...base, action: 'checks_requested' }, yes],
    ['installation', { installation: { id: 1 }, action: 'created' }, yes],
    ['installation_repositories', { installation: { id: 1 }, action: 'added' }, yes],

    ['check_run', check('completed', foreign), ifWatched],
    ['check_run', check('completed', {}), ifWatched],
    ['check_run', check('created', foreign), no('action not used')],
    ['check_run', check('completed', actions), no('told by workflow_run')],
    ['check_run', check('completed', own), no('own event')],
    ['check_run', check('created', own), no('own event')],
    ['check_run', check('rerequested', own), yes],
    ['check_run', check('requested_action', own), yes],
    ['check_run', check('rerequested', foreign), no("another App's re-run")],
    ['check_suite', suite('completed', foreign), ifWatched],
    ['check_suite', suite('requested', foreign), no('action not used')],
    ['check_suite', suite('completed', actions), no('told by workflow_run')],
    ['check_suite', suite('completed', own), no('own event')],
    ['check_suite', suite('rerequested', own), yes],

    ['status', { ...base, sha }, ifWatched],
    ['status', { ...base, sha: 'a'.repeat(64) }, { ...ifWatched, sha: 'a'.repeat(64) }],
    ['status', { ...base, sha: 'main' }, no('no commit')],
    ['status', { ...base, sha: null }, no('no commit')],
    ['check_run', { ...base, action: 'completed', check_run: null }, no('no commit')],

    ['issue_comment', comment('created', '/rung help'), yes],
    ['issue_comment', comment('created', 'See /RUNG'), yes],
    ['issue_comment', comment('created', 'Looks good'), no('no command')],
    ['issue_comment', comment('created', null), no('no command')],
    ['issue_comment', comment('edited', 'Looks good'), ifCommand],
    ['issue_comment', comment('deleted', 'Looks good'), ifCommand],
    ['issue_comment', comment('edited', '/rung help', { id: null }), no('no command')],
    ['issue_comment', comment('pinned', '/rung help'), no('action not used')],
    ['issue_comment', comment('created', '/rung help', { performed_via_github_app: own }), no('own event')],
    ['issue_comment', comment('edited', '/rung help', { performed_via_github_app: own }), no('own event')],
    ['issue_comment', { ...comment('created', '/rung help'), issue: ofPerson }, no("somebody else's issue")],
    ['issue_comment', { ...comment('created', '/rung help'), issue: ofRung }, yes],
    ['issue_comment', { ...comment('created', 'Looks good'), issue: ofRung }, no('no command')],
    ['issue_comment', { ...comment('deleted', 'Looks good'), issue: ofRung }, ifCommand],

    ['issues', { ...base, action: 'closed', issue: ofRung }, yes],
    ['issues', { ...base, action: 'reopened', issue: ofRung }, yes],
    ['issues', { ...base, action: 'deleted', issue: ofRung }, yes],
    ['issues', { ...base, action: 'transferred', issue: ofRung }, yes],
    ['issues', { ...base, action: 'edited', issue: ofRung }, no('action not used')],
    ['issues', { ...base, action: 'closed', issue: ofPerson }, no("somebody else's issue")],
    [
      'issues',
      { ...base, action: 'closed', issue: { number: 7, performed_via_github_app: foreign } },
      no("somebody else's issue"),
    ],

    ['ping', {}, no('ping')],
    ['release', { ...base, action: 'published' }, { matters: 'yes' }],
    ['release', { ...base, action: 'edited' }, no('action not used')],
    ['release', { ...base, action: 'deleted' }, no('action not used')],
    ['gollum', base, no('unknown event')],
    ['constructor', base, no('unknown event')],
    ['__proto__', base, no('unknown event')],
  ])('%s %j: %j', (event, payload, expected) => {
    expect(canMatter(event, payload, ours)).toEqual(expected);
  });
});

test.each([
  ['installation is missing', { repository: { id: 9 } }, 'no installation'],
  ['installation is null', { ...base, installation: null }, 'no installation'],
  ["installation's id is text", { ...base, installation: { id: '1' } }, 'no installation'],
  ['repository is missing', { installation: { id: 1 } }, 'no repository'],
  ["repository's id is no whole number", { ...base, repository: { id: 1.5 } }, 'no repository'],
  ["repository's id is no positive number", { ...base, repository: { id: 0 } }, 'no repository'],
])('a pull request event is ignored when its %s', (_name, payload, reason) => {
  expect(canMatter('pull_request', payload, ours)).toEqual(no(reason));
});

test('a key that a payload puts on the prototype path is no key', () => {
  const payload = JSON.parse('{"__proto__": {"installation": {"id": 1}, "repository": {"id": 9}}}');
  expect(canMatter('pull_request', payload, ours)).toEqual(no('no installation'));
});
