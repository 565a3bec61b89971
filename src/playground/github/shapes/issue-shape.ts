import type { Comment, CommentReaction, Issue } from '../world/conversation-records.ts';
import type { PullRequest, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { appShape } from './app-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';
import { milestoneShape } from './milestone-shape.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

export function commentShape(state: World, repository: Repository, comment: Comment): Json {
  const url = repositoryUrl(state, repository);
  const kind = repository.pullRequests.has(comment.issueNumber) ? 'pull' : 'issues';
  const html = `${repositoryHtmlUrl(state, repository)}/${kind}/${comment.issueNumber}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${url}/issues/comments/${comment.id}`,
    html_url: `${html}#issuecomment-${comment.id}`,
    issue_url: `${url}/issues/${comment.issueNumber}`,
    user: accountShape(state, comment.author),
    body: comment.body,
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    author_association: comment.author.id === repository.owner.id ? 'OWNER' : 'NONE',
    performed_via_github_app: comment.app === null ? null : appShape(state, comment.app),
  };
}

export function reactionShape(state: World, reaction: CommentReaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: accountShape(state, reaction.author),
    content: reaction.content,
    created_at: isoTime(reaction.createdAt),
  };
}

/** As GitHub answers for one issue alone: lists do not tell who closed it. */
export function fullIssueShape(state: World, repository: Repository, issue: Issue): Json {
  const { closedBy } = issue;
  return {
    ...issueShape(state, repository, issue),
    closed_by: closedBy === null ? null : accountShape(state, closedBy),
  };
}

export function issueShape(state: World, repository: Repository, issue: Issue): Json {
  const url = `${repositoryUrl(state, repository)}/issues/${issue.number}`;
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url,
    repository_url: repositoryUrl(state, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${repositoryHtmlUrl(state, repository)}/issues/${issue.number}`,
    number: issue.number,
    title: issue.title,
    user: accountShape(state, issue.author),
    labels: issue.labels.map(name => ({ name })),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    assignee: issue.assignees[0] === undefined ? null : accountShape(state, issue.assignees[0]),
    assignees: issue.assignees.map(one => accountShape(state, one)),
    milestone: milestoneOf(state, repository, issue),
    ...(issue.type === null ? {} : { type: issueTypeShape(issue.type) }),
    issue_dependencies_summary: {
      ...{ blocked_by: issue.blockedBy, total_blocked_by: issue.blockedBy },
      ...{ blocking: 0, total_blocking: 0 },
    },
    comments: repository.comments.filter(comment => comment.issueNumber === issue.number).length,
    created_at: isoTime(issue.createdAt),
    updated_at: isoTime(issue.updatedAt),
    closed_at: isoTimeOrNull(issue.closedAt),
    author_association: issue.author.id === repository.owner.id ? 'OWNER' : 'NONE',
    active_lock_reason: null,
    body: issue.body,
    performed_via_github_app: issue.app === null ? null : appShape(state, issue.app),
  };
}

/** A pull request is an issue too, with a link to itself. */
export function pullAsIssueShape(state: World, pull: PullRequest): Json {
  const asIssue: Issue = {
    ...{ ...pull, app: null, stateReason: null, events: [] },
    ...{ assignees: [], milestone: null, type: null, blockedBy: 0, closedBy: null },
  };
  const html = `${repositoryHtmlUrl(state, pull.base)}/pull/${pull.number}`;
  const url = `${repositoryUrl(state, pull.base)}/pulls/${pull.number}`;
  return {
    ...issueShape(state, pull.base, asIssue),
    ...{ draft: pull.draft, html_url: html },
    pull_request: { url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` },
  };
}

function milestoneOf(state: World, repository: Repository, issue: Issue): Json | null {
  const milestone = repository.milestones.find(one => one.number === issue.milestone);
  return milestone === undefined ? null : milestoneShape(state, repository, milestone);
}

function issueTypeShape(name: string): Json {
  return { id: 1, node_id: nodeId('IssueType', name), name, description: null, color: 'blue' };
}
