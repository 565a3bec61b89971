import type { Comment, CommentReaction, Issue } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { appShape } from './app-shape.ts';
import { isoTime, type Json, nodeId } from './json.ts';
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
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: repository.comments.filter(comment => comment.issueNumber === issue.number).length,
    created_at: isoTime(issue.createdAt),
    updated_at: isoTime(issue.updatedAt),
    closed_at: issue.state === 'closed' ? isoTime(issue.updatedAt) : null,
    author_association: issue.author.id === repository.owner.id ? 'OWNER' : 'NONE',
    active_lock_reason: null,
    body: issue.body,
    performed_via_github_app: issue.app === null ? null : appShape(state, issue.app),
  };
}
