import { botOf } from '../actions/announce.ts';
import { createComment, editComment } from '../actions/comment.ts';
import { commentShape } from '../shapes/issue-shape.ts';
import type { Repository } from '../world/records.ts';
import { answer, ContractBreach, notFound, Refusal } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
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
      const found = repository.comments.filter(
        one => one.issueNumber === number && (since === null || one.updatedAt >= new Date(since)),
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
    operation: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    auth: 'installation',
    permissions: ['issues:write', 'pull_requests:write'],
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const id = numberFrom(call, 'comment_id');
      const comment = repository.comments.find(one => one.id === id);
      if (comment === undefined) throw notFound();
      editComment(state, repository, comment, bodyFrom(call), botOf(state, state.app));
      return answer(commentShape(state, repository, comment));
    },
  },
];

/** Comments on a pull request need the permission for pull requests, whatever the documentation says of issues. */
function subjectFrom(call: Call, repository: Repository, level: 'read' | 'write'): number {
  const number = numberFrom(call, 'issue_number');
  const isPullRequest = repository.pullRequests.has(number);
  if (!isPullRequest && !repository.issues.has(number)) throw notFound();
  const granted =
    call.credential.kind === 'installation'
      ? call.credential.permissions[isPullRequest ? 'pull_requests' : 'issues']
      : undefined;
  if (granted !== 'write' && granted !== level)
    throw new Refusal(403, 'Resource not accessible by integration');
  return number;
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
