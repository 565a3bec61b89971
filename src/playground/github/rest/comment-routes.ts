import { botOf } from '../actions/announce.ts';
import { createComment, deleteComment, editComment, reactToComment } from '../actions/comment.ts';
import { commentShape, reactionShape } from '../shapes/issue-shape.ts';
import type { Comment } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import { type Answer, answer, ContractBreach, notFound, Refusal } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
import { requireIssues } from './issue-routes.ts';
import { listAnswer } from './paging.ts';

const maxCharacters = 65_536;

export const commentRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    auth: 'installation',
    permissions: ['issues:read', 'pull_requests:read'],
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const number = subjectFrom(call, repository, 'read');
      const since = call.query.get('since');
      const visible = state.clock().getTime() - call.services.limits.listLagSeconds * 1000;
      const found = repository.comments.filter(
        one =>
          one.issueNumber === number &&
          one.createdAt.getTime() <= visible &&
          (since === null || one.updatedAt >= new Date(since)),
      );
      return listAnswer(call, found, one => commentShape(state, repository, one));
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    auth: 'installation',
    permissions: ['issues:write', 'pull_requests:write'],
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const issueNumber = subjectFrom(call, repository, 'write');
      refuseWhenLocked(repository, issueNumber);
      const author = botOf(state, state.app);
      const comment = createComment(state, repository, {
        issueNumber,
        body: bodyFrom(call),
        author,
        app: state.app,
      });
      return answer(commentShape(state, repository, comment), 201);
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/comments',
    auth: 'installation',
    permissions: ['issues:read', 'pull_requests:read'],
    handle: listOfRepository,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
    auth: 'installation',
    permissions: ['issues:read', 'pull_requests:read'],
    handle: call => {
      const repository = repositoryOf(call);
      return answer(commentShape(call.services.state, repository, commentOf(call, repository)));
    },
  },
  {
    operation: 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    auth: 'installation',
    permissions: ['issues:write', 'pull_requests:write'],
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const comment = commentOf(call, repository);
      refuseWhenLocked(repository, comment.issueNumber);
      const { content } = call.body as { content: string };
      const { reaction, isNew } = reactToComment(state, comment, content, botOf(state, state.app));
      return answer(reactionShape(state, reaction), isNew ? 201 : 200);
    },
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    auth: 'installation',
    permissions: ['issues:write', 'pull_requests:write'],
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const comment = commentOf(call, repository);
      refuseWhenLocked(repository, comment.issueNumber);
      editComment(state, repository, comment, bodyFrom(call), botOf(state, state.app));
      return answer(commentShape(state, repository, comment));
    },
  },
  {
    operation: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
    auth: 'installation',
    permissions: ['issues:write', 'pull_requests:write'],
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const comment = commentOf(call, repository);
      // GitHub would do it: with write permission an App may delete what others wrote. Rung never does.
      if (comment.app !== state.app)
        throw new ContractBreach(403, 'Rung deletes a comment of somebody else.');
      deleteComment(state, repository, comment, botOf(state, state.app));
      return { status: 204, body: undefined };
    },
  },
];

/** By id unless asked for otherwise: then by the time that `sort` names, the latest first unless told. */
function listOfRepository(call: Call): Answer {
  const { state, limits } = call.services;
  const repository = repositoryOf(call);
  const since = call.query.get('since');
  const sort = call.query.get('sort');
  const visible = state.clock().getTime() - limits.listLagSeconds * 1000;
  const by = sort === 'updated' ? 'updatedAt' : 'createdAt';
  const found = repository.comments
    .filter(one => one.createdAt.getTime() <= visible && (since === null || one.updatedAt >= new Date(since)))
    .toSorted((a, b) => (sort === null ? 0 : a[by].getTime() - b[by].getTime()) || a.id - b.id);
  const isAscending = sort === null || call.query.get('direction') === 'asc';
  return listAnswer(call, isAscending ? found : found.reverse(), one => commentShape(state, repository, one));
}

/** Comments on a pull request need the permission for pull requests, whatever the documentation says of issues. */
function subjectFrom(call: Call, repository: Repository, level: 'read' | 'write'): number {
  const number = numberFrom(call, 'issue_number');
  const isPullRequest = repository.pullRequests.has(number);
  if (!isPullRequest && !repository.issues.has(number)) throw notFound();
  if (!isPullRequest) requireIssues(repository);
  const granted =
    call.credential.kind === 'installation'
      ? call.credential.permissions[isPullRequest ? 'pull_requests' : 'issues']
      : undefined;
  if (granted !== 'write' && granted !== level)
    throw new Refusal(403, 'Resource not accessible by integration');
  return number;
}

function commentOf(call: Call, repository: Repository): Comment {
  const id = numberFrom(call, 'comment_id');
  const comment = repository.comments.find(one => one.id === id);
  if (comment === undefined) throw notFound();
  return comment;
}

function refuseWhenLocked(repository: Repository, number: number): void {
  if ((repository.pullRequests.get(number) ?? repository.issues.get(number))?.locked)
    throw new Refusal(403, 'Unable to create comment because issue is locked.');
}

function bodyFrom(call: Call): string {
  const { body } = call.body as { body: string };
  if (body.trim() === '') throw new ContractBreach(422, 'Validation Failed', errors('Body cannot be blank'));
  if (body.length > maxCharacters)
    throw new ContractBreach(
      422,
      'Validation Failed',
      errors(`Body is too long (maximum is ${maxCharacters} characters)`),
    );
  return body;
}

function errors(message: string) {
  return { errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }] };
}
