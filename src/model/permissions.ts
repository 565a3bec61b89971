/** `0.1` names the first release that uses something; null means planned: asked for once, so that nobody approves twice. */
export type Since = '0.1' | null;

export interface PermissionUse {
  readonly level: 'read' | 'write';
  readonly since: Since;
  readonly what: string;
}

export interface Permission {
  /** GitHub's key in an App manifest. */
  readonly key: string;
  readonly title: string;
  readonly level: 'read' | 'write';
  readonly uses: readonly PermissionUse[];
  /** Routes of GitHub's REST API that it covers and Rung calls. */
  readonly routes: readonly string[];
  /** Questions that Rung asks in GraphQL, and may not without it. */
  readonly queries?: readonly string[];
}

/** Everything that `app.yml` asks for. */
export const permissions: readonly Permission[] = [
  {
    key: 'metadata',
    title: 'Metadata',
    level: 'read',
    uses: [
      {
        level: 'read',
        since: '0.1',
        what: 'the list of repositories, the rules of branches, and what an account may do',
      },
    ],
    routes: [
      'GET /installation/repositories',
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/rules/branches/{branch}',
      'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    ],
    queries: ['SecurityPolicy', 'ActionTags'],
  },
  {
    key: 'checks',
    title: 'Checks',
    level: 'write',
    uses: [
      { level: 'read', since: '0.1', what: "other Apps' check runs, for the CI status" },
      { level: 'write', since: '0.1', what: "Rung's own check runs and their Re-run button" },
    ],
    routes: [
      'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      'POST /repos/{owner}/{repo}/check-runs',
      'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    ],
  },
  {
    key: 'pull_requests',
    title: 'Pull requests',
    level: 'write',
    uses: [
      { level: 'read', since: '0.1', what: 'pull requests, the lines they change and which were reviewed' },
      { level: 'write', since: '0.1', what: 'the one comment on a pull request that has something to mend' },
    ],
    routes: [
      'GET /repos/{owner}/{repo}/pulls',
      'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
      'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
      'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      'GET /repos/{owner}/{repo}/issues/comments',
      'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
      'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
      'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
      'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    ],
    queries: ['Pulse', 'PullRequests', 'OpenPullRequest'],
  },
  {
    key: 'contents',
    title: 'Contents',
    level: 'read',
    uses: [
      {
        level: 'read',
        since: '0.1',
        what: 'policy files, the list of files, commits, what they change and who pushed them',
      },
      { level: 'read', since: '0.1', what: 'releases, tags and branches' },
    ],
    routes: [
      'GET /repos/{owner}/{repo}/contents/{path}',
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      'GET /repos/{owner}/{repo}/git/ref/{ref}',
      'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      'GET /repos/{owner}/{repo}/branches/{branch}',
      'GET /repos/{owner}/{repo}/git/tags/{tag_sha}',
      'GET /repos/{owner}/{repo}/releases',
      'GET /repos/{owner}/{repo}/releases/{release_id}',
      'GET /repos/{owner}/{repo}/activity',
    ],
    queries: ['Commits', 'Texts', 'Objects', 'Changes', 'Releases', 'Tags', 'Branches', 'BranchesAhead'],
  },
  {
    key: 'actions',
    title: 'Actions',
    level: 'read',
    uses: [
      { level: 'read', since: '0.1', what: 'workflow runs, and the coverage reports among their artifacts' },
      { level: 'read', since: '0.1', what: 'attempts and jobs of runs; environments and their protection' },
    ],
    routes: [
      'GET /repos/{owner}/{repo}/actions/runs',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
      'GET /repos/{owner}/{repo}/actions/artifacts',
      'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
      'GET /repos/{owner}/{repo}/environments',
    ],
  },
  {
    key: 'issues',
    title: 'Issues',
    level: 'write',
    uses: [
      { level: 'read', since: '0.1', what: 'commands in comments' },
      {
        level: 'read',
        since: '0.1',
        what: 'work items, incidents and milestones, with what happened to them',
      },
      { level: 'write', since: '0.1', what: 'the maturity issue and at most three improvement issues' },
    ],
    routes: [
      'GET /repos/{owner}/{repo}/issues',
      'POST /repos/{owner}/{repo}/issues',
      'GET /repos/{owner}/{repo}/issues/{issue_number}',
      'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
      'GET /repos/{owner}/{repo}/milestones',
    ],
    queries: ['IssueEvents', 'MayReadIssues'],
  },
  {
    key: 'deployments',
    title: 'Deployments',
    level: 'read',
    uses: [{ level: 'read', since: '0.1', what: 'deployment frequency, lead time, failures and recovery' }],
    routes: ['GET /repos/{owner}/{repo}/deployments'],
    queries: ['DeploymentStatuses'],
  },
  {
    key: 'statuses',
    title: 'Commit statuses',
    level: 'read',
    uses: [{ level: 'read', since: '0.1', what: 'CI that reports by commit status' }],
    routes: ['GET /repos/{owner}/{repo}/commits/{ref}/status'],
    queries: ['OutsideCi'],
  },
  {
    key: 'merge_queues',
    title: 'Merge queues',
    level: 'read',
    uses: [{ level: 'read', since: '0.1', what: 'check runs on the commits that a merge queue builds' }],
    routes: [],
  },
];

/** Routes that the App calls as itself, with its signed token: no permission covers them. */
export const appRoutes: readonly string[] = [
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /app',
  'GET /app/hook/config',
  'GET /app/hook/deliveries',
  'GET /app/hook/deliveries/{delivery_id}',
  'GET /app/installations',
  'GET /app/installations/{installation_id}',
  'GET /repos/{owner}/{repo}/installation',
];
