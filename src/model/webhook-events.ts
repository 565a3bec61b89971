import type { Since } from './permissions.ts';

export interface WebhookEvent {
  readonly name: string;
  /** Key of the permission that GitHub demands for the subscription. */
  readonly permission: string;
  readonly since: Since;
  readonly why: string;
}

/** Everything that `app.yml` subscribes to. */
export const webhookEvents: readonly WebhookEvent[] = [
  {
    name: 'pull_request',
    permission: 'pull_requests',
    since: '0.1',
    why: 'a pull request was opened, pushed to, drafted or closed',
  },
  {
    name: 'pull_request_review',
    permission: 'pull_requests',
    since: '0.1',
    why: 'approvals, for the definition of done',
  },
  {
    name: 'pull_request_review_thread',
    permission: 'pull_requests',
    since: '0.1',
    why: 'resolved threads, for the definition of done',
  },
  {
    name: 'workflow_run',
    permission: 'actions',
    since: '0.1',
    why: 'a workflow run began or ended',
  },
  {
    name: 'check_run',
    permission: 'checks',
    since: '0.1',
    why: "results of other Apps, and the Re-run button of Rung's checks",
  },
  {
    name: 'check_suite',
    permission: 'checks',
    since: '0.1',
    why: 'the button "Re-run all checks"',
  },
  {
    name: 'status',
    permission: 'statuses',
    since: '0.1',
    why: 'results of CI that reports by commit status',
  },
  {
    name: 'release',
    permission: 'contents',
    since: '0.1',
    why: 'the release check',
  },
  {
    name: 'deployment',
    permission: 'deployments',
    since: null,
    why: 'delivery figures',
  },
  {
    name: 'deployment_status',
    permission: 'deployments',
    since: null,
    why: 'delivery figures',
  },
  {
    name: 'merge_group',
    permission: 'merge_queues',
    since: '0.1',
    why: 'a merge queue asks for checks on a group',
  },
  {
    name: 'repository',
    permission: 'metadata',
    since: '0.1',
    why: 'a repository was renamed, transferred, archived or deleted',
  },
  {
    name: 'push',
    permission: 'contents',
    since: '0.1',
    why: 'a policy file or a target branch moved',
  },
  {
    name: 'create',
    permission: 'contents',
    since: null,
    why: 'tags, for projects that release by tag',
  },
  {
    name: 'delete',
    permission: 'contents',
    since: null,
    why: 'the age of branches',
  },
  {
    name: 'issues',
    permission: 'issues',
    since: '0.1',
    why: "what people decide about Rung's own issues",
  },
  {
    name: 'issue_comment',
    permission: 'issues',
    since: '0.1',
    why: 'commands in comments',
  },
  {
    name: 'milestone',
    permission: 'issues',
    since: null,
    why: 'iterations, for the planning practices',
  },
];

/** Sent to every App, without a subscription. */
export const unsubscribedEvents: readonly string[] = [
  'installation',
  'installation_repositories',
  'installation_target',
  'github_app_authorization',
];
