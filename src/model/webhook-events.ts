import type { Since } from './permissions.ts';

export interface WebhookEvent {
  readonly name: string;
  /** Key of the permission that GitHub demands for the subscription. */
  readonly permission: string;
  readonly since: Since;
  readonly why: string;
  readonly without: string;
}

/** Everything that `app.yml` subscribes to. */
export const webhookEvents: readonly WebhookEvent[] = [
  {
    name: 'pull_request',
    permission: 'pull_requests',
    since: '0.1',
    why: 'a pull request was opened, pushed to, drafted or closed',
    without: 'no checks on pull requests',
  },
  {
    name: 'pull_request_review',
    permission: 'pull_requests',
    since: null,
    why: 'approvals, for the definition of done',
    without: 'approvals are seen at the next push only',
  },
  {
    name: 'pull_request_review_thread',
    permission: 'pull_requests',
    since: null,
    why: 'resolved threads, for the definition of done',
    without: 'resolved threads are seen at the next push only',
  },
  {
    name: 'workflow_run',
    permission: 'actions',
    since: '0.1',
    why: 'a workflow run began or ended',
    without: 'checks wait until their deadline',
  },
  {
    name: 'check_run',
    permission: 'checks',
    since: '0.1',
    why: "results of other Apps, and the Re-run button of Rung's checks",
    without: 'GitHub sends it to every App that may write checks',
  },
  {
    name: 'check_suite',
    permission: 'checks',
    since: '0.1',
    why: 'the button "Re-run all checks"',
    without: 'GitHub sends it to every App that may write checks',
  },
  {
    name: 'status',
    permission: 'statuses',
    since: '0.1',
    why: 'results of CI that reports by commit status',
    without: 'such results are seen with the next event only',
  },
  {
    name: 'release',
    permission: 'contents',
    since: '0.1',
    why: 'the release check',
    without: 'no release check',
  },
  {
    name: 'deployment',
    permission: 'deployments',
    since: null,
    why: 'delivery figures',
    without: 'deployments are found by the daily sweep',
  },
  {
    name: 'deployment_status',
    permission: 'deployments',
    since: null,
    why: 'delivery figures',
    without: 'deployments are found by the daily sweep',
  },
  {
    name: 'merge_group',
    permission: 'merge_queues',
    since: '0.1',
    why: 'a merge queue asks for checks on a group',
    without: "a queue that requires Rung's checks stalls",
  },
  {
    name: 'repository',
    permission: 'metadata',
    since: null,
    why: 'a repository was renamed, transferred, archived or deleted',
    without: 'such changes are noticed when GitHub answers with the new place',
  },
  {
    name: 'push',
    permission: 'contents',
    since: '0.1',
    why: 'a policy file or a target branch moved',
    without: 'a new policy takes effect with the next event of a pull request',
  },
  {
    name: 'create',
    permission: 'contents',
    since: null,
    why: 'tags, for projects that release by tag',
    without: 'tags are found by the daily sweep',
  },
  {
    name: 'delete',
    permission: 'contents',
    since: null,
    why: 'the age of branches',
    without: 'branches are read by the daily sweep',
  },
  {
    name: 'issues',
    permission: 'issues',
    since: null,
    why: 'closed improvement issues, incidents, linked work items',
    without: 'decisions in issues are seen by the daily sweep',
  },
  {
    name: 'issue_comment',
    permission: 'issues',
    since: '0.1',
    why: 'commands in comments',
    without: 'no commands',
  },
  {
    name: 'milestone',
    permission: 'issues',
    since: null,
    why: 'iterations, for the planning practices',
    without: 'milestones are read by the daily sweep',
  },
];

/** Sent to every App, without a subscription. */
export const unsubscribedEvents: readonly string[] = [
  'installation',
  'installation_repositories',
  'installation_target',
  'github_app_authorization',
];
