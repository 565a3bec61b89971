import { policyPush } from '../facts/policy-push.ts';
import { readId, readPath } from './read-path.ts';

export type IgnoredBecause =
  | 'ping'
  | 'unknown event'
  | 'not used yet'
  | 'action not used'
  | 'no installation'
  | 'no repository'
  | 'no commit'
  | 'own event'
  | 'told by workflow_run'
  | "another App's re-run"
  | 'commit not watched'
  | 'no command'
  | "somebody else's issue"
  | 'touches no policy in force';

export type Relevance =
  | { readonly matters: 'yes' }
  | { readonly matters: 'no'; readonly reason: IgnoredBecause }
  | { readonly matters: 'if-watched'; readonly repositoryId: number; readonly sha: string }
  | { readonly matters: 'if-command'; readonly repositoryId: number; readonly commentId: number };

type Rule = (payload: object, appId: number) => Relevance;

const yes: Relevance = { matters: 'yes' };
const no = (reason: IgnoredBecause): Relevance => ({ matters: 'no', reason });

const always: Rule = () => yes;

const inRepository =
  (rule: Rule): Rule =>
  (payload, appId) =>
    readId(payload, 'repository', 'id') === null ? no('no repository') : rule(payload, appId);

const onActions = (...actions: readonly string[]): Rule =>
  inRepository(payload =>
    actions.some(action => action === readPath(payload, 'action')) ? yes : no('action not used'),
  );

function ifWatched(payload: object, sha: unknown): Relevance {
  const repositoryId = readId(payload, 'repository', 'id');
  if (repositoryId === null) return no('no repository');
  if (typeof sha !== 'string' || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) return no('no commit');
  return { matters: 'if-watched', repositoryId, sha };
}

/** Check runs and suites: buttons on Rung's own ones, results of everybody else's but GitHub Actions'. */
const onCheck = (kind: 'check_run' | 'check_suite'): Rule =>
  inRepository((payload, appId) => {
    const action = readPath(payload, 'action');
    const isOwn = readId(payload, kind, 'app', 'id') === appId;
    if (action === 'rerequested' || action === 'requested_action')
      return isOwn ? yes : no("another App's re-run");
    if (isOwn) return no('own event');
    if (readPath(payload, kind, 'app', 'slug') === 'github-actions') return no('told by workflow_run');
    if (action !== 'completed') return no('action not used');
    return ifWatched(payload, readPath(payload, kind, 'head_sha'));
  });

/** Who opened an issue does not change. */
const isOwnIssue = (payload: object, appId: number): boolean =>
  readId(payload, 'issue', 'performed_via_github_app', 'id') === appId;

/** Comments on pull requests and on Rung's own issues. Most are people talking to each other, and cost no more than a look. */
const onComment: Rule = inRepository((payload, appId) => {
  const isOnPull = Boolean(readPath(payload, 'issue', 'pull_request'));
  if (!isOnPull && !isOwnIssue(payload, appId)) return no("somebody else's issue");
  if (readId(payload, 'comment', 'performed_via_github_app', 'id') === appId) return no('own event');
  const action = readPath(payload, 'action');
  const body = readPath(payload, 'comment', 'body');
  if (action === 'created') return typeof body === 'string' && /\/rung/i.test(body) ? yes : no('no command');
  if (action !== 'edited' && action !== 'deleted') return no('action not used');
  const repositoryId = readId(payload, 'repository', 'id');
  const commentId = readId(payload, 'comment', 'id');
  if (repositoryId === null || commentId === null) return no('no command');
  return { matters: 'if-command', repositoryId, commentId };
});

const issueActions = new Set(['closed', 'reopened', 'deleted', 'transferred']);

/** Title, labels and body of Rung's own issues are people's to change; what is decided about one matters. */
const onIssue: Rule = inRepository((payload, appId) => {
  if (!isOwnIssue(payload, appId)) return no("somebody else's issue");

  return issueActions.has(String(readPath(payload, 'action'))) ? yes : no('action not used');
});

const placeActions = new Set([
  'renamed',
  'transferred',
  'archived',
  'unarchived',
  'deleted',
  'privatized',
  'publicized',
]);

/** What changes where a repository is and what may be done there. Of edits only that of the default branch. */
const onRepository: Rule = inRepository(payload => {
  const action = readPath(payload, 'action');
  const isMoved = action === 'edited' && Boolean(readPath(payload, 'changes', 'default_branch'));
  return isMoved || placeActions.has(String(action)) ? yes : no('action not used');
});

/** New heads of the default branch, and whatever may change a policy. */
const onPush: Rule = inRepository(payload => {
  const isDefault =
    readPath(payload, 'ref') === `refs/heads/${readPath(payload, 'repository', 'default_branch')}`;
  return isDefault || policyPush(payload) ? yes : no('touches no policy in force');
});

/** A rule, or the reason why the event is never used. Events that stand nowhere here are unknown. */
export const eventRules: ReadonlyMap<string, Rule | IgnoredBecause> = new Map<string, Rule | IgnoredBecause>([
  ['ping', 'ping'],
  ['pull_request', inRepository(always)],
  ['workflow_run', onActions('requested', 'completed')],
  ['check_run', onCheck('check_run')],
  ['check_suite', onCheck('check_suite')],
  ['status', inRepository(payload => ifWatched(payload, readPath(payload, 'sha')))],
  ['merge_group', inRepository(always)],
  ['installation', always],
  ['installation_repositories', always],
  ['installation_target', always],
  ['push', onPush],
  ['repository', onRepository],
  ['pull_request_review', onActions('submitted', 'dismissed')],
  ['pull_request_review_thread', onActions('resolved', 'unresolved')],
  // Edits and uploads come in numbers; the next run of the commit sees them.
  ['release', onActions('published')],
  ['deployment', 'not used yet'],
  ['deployment_status', 'not used yet'],
  ['create', 'not used yet'],
  ['delete', 'not used yet'],
  ['issues', onIssue],
  ['issue_comment', onComment],
  ['milestone', 'not used yet'],
  ['github_app_authorization', 'not used yet'],
]);
