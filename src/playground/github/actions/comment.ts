import { commentShape, issueShape, pullAsIssueShape } from '../shapes/issue-shape.ts';
import type { Json } from '../shapes/json.ts';
import type { Account, AppRecord } from '../world/account-records.ts';
import type { Comment, CommentReaction } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export function createComment(
  state: WorldState,
  repository: Repository,
  fresh: { issueNumber: number; body: string; author: Account; app: AppRecord | null },
): Comment {
  const now = state.clock();
  const comment: Comment = { id: takeId(state), ...fresh, reactions: [], createdAt: now, updatedAt: now };
  repository.comments.push(comment);
  announceComment(state, repository, comment, 'created', fresh.author);
  return comment;
}

export function editComment(
  state: WorldState,
  repository: Repository,
  comment: Comment,
  body: string,
  sender: Account,
): void {
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = state.clock();
  announceComment(state, repository, comment, 'edited', sender, { changes });
}

export function deleteComment(
  state: WorldState,
  repository: Repository,
  comment: Comment,
  sender: Account,
): void {
  repository.comments.splice(repository.comments.indexOf(comment), 1);
  announceComment(state, repository, comment, 'deleted', sender);
}

/** The same reaction of the same account stands once. True when it is new. */
export function reactToComment(
  state: WorldState,
  comment: Comment,
  content: string,
  author: Account,
): { readonly reaction: CommentReaction; readonly isNew: boolean } {
  const earlier = comment.reactions.find(one => one.content === content && one.author.id === author.id);
  if (earlier !== undefined) return { reaction: earlier, isNew: false };
  const reaction = { id: takeId(state), content, author, createdAt: state.clock() };
  comment.reactions.push(reaction);
  return { reaction, isNew: true };
}

function announceComment(
  state: WorldState,
  repository: Repository,
  comment: Comment,
  action: string,
  sender: Account,
  more: Json = {},
): void {
  announce(state, repository, ['issue_comment', action], sender, {
    issue: issueOf(state, repository, comment.issueNumber),
    comment: commentShape(state, repository, comment),
    ...more,
  });
}

function issueOf(state: WorldState, repository: Repository, number: number): Json {
  const issue = repository.issues.get(number);
  if (issue !== undefined) return issueShape(state, repository, issue);
  const pull = repository.pullRequests.get(number);
  if (pull === undefined) throw new Error(`There is no issue or pull request ${number}.`);
  return pullAsIssueShape(state, pull);
}
