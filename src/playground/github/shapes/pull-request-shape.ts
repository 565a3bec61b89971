import type { Account } from '../world/account-records.ts';
import type { PullRequest, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';
import { repositoryHtmlUrl, repositoryShape, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

/** Totals of a pull request's change, which only the full shape tells. */
export interface PullRequestTotals {
  readonly commits: number;
  readonly changedFiles: number;
  readonly additions: number;
  readonly deletions: number;
  readonly comments: number;
}

function sideShape(state: World, side: Repository | null, owner: Account, ref: string, sha: string): Json {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: accountShape(state, owner),
    repo: side === null ? null : repositoryShape(state, side),
  };
}

/** A pull request as lists tell it. */
export function simplePullRequestShape(state: World, pull: PullRequest): Json {
  const { base, number } = pull;
  const url = `${repositoryUrl(state, base)}/pulls/${number}`;
  const issueUrl = `${repositoryUrl(state, base)}/issues/${number}`;
  const html = `${repositoryHtmlUrl(state, base)}/pull/${number}`;
  const statusesUrl = `${repositoryUrl(state, base)}/statuses/${pull.headSha}`;
  const links = {
    self: url,
    html,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repositoryUrl(state, base)}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: statusesUrl,
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issueUrl,
    number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: accountShape(state, pull.author),
    body: pull.body,
    created_at: isoTime(pull.createdAt),
    updated_at: isoTime(pull.updatedAt),
    closed_at: isoTimeOrNull(pull.closedAt),
    merged_at: isoTimeOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? pull.testMerge?.sha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.labels.map((name, index) => labelShape(state, base, name, index)),
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: links.review_comment,
    comments_url: `${issueUrl}/comments`,
    statuses_url: statusesUrl,
    head: sideShape(state, pull.head, pull.headOwner, pull.headBranch, pull.headSha),
    base: sideShape(state, base, base.owner, pull.baseBranch, pull.baseSha),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: pull.author.id === base.owner.id ? 'OWNER' : 'CONTRIBUTOR',
    auto_merge: null,
    active_lock_reason: null,
  };
}

export function pullRequestShape(state: World, pull: PullRequest, totals: PullRequestTotals): Json {
  const mergeable = pull.state === 'closed' || pull.testMerge === null ? null : pull.testMerge.sha !== null;
  return {
    ...simplePullRequestShape(state, pull),
    merged: pull.merged,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    merged_by: pull.mergedBy === null ? null : accountShape(state, pull.mergedBy),
    comments: totals.comments,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: totals.commits,
    additions: totals.additions,
    deletions: totals.deletions,
    changed_files: totals.changedFiles,
  };
}

/** As embedded in check runs and workflow runs of the same repository. */
export function minimalPullRequestShape(state: World, pull: PullRequest): Json {
  const repository = (one: Repository) => ({
    id: one.id,
    url: repositoryUrl(state, one),
    name: one.name,
  });
  return {
    url: `${repositoryUrl(state, pull.base)}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: { ref: pull.headBranch, sha: pull.headSha, repo: repository(pull.head ?? pull.base) },
    base: { ref: pull.baseBranch, sha: pull.baseSha, repo: repository(pull.base) },
  };
}

export function labelShape(state: World, repository: Repository, name: string, index: number): Json {
  return {
    id: repository.id * 100 + index,
    node_id: nodeId('Label', name),
    url: `${repositoryUrl(state, repository)}/labels/${encodeURIComponent(name)}`,
    name,
    color: 'ededed',
    default: false,
    description: '',
  };
}
