import { botOf } from '../actions/announce.ts';
import { closeIssue, editIssue, reopenIssue } from '../actions/change-issue.ts';
import { createIssue } from '../actions/issue.ts';
import { fullIssueShape, issueShape, pullAsIssueShape } from '../shapes/issue-shape.ts';
import { milestoneShape } from '../shapes/milestone-shape.ts';
import type { Issue } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import { type Answer, answer, ContractBreach, notFound, Refusal, unprocessable } from './answer.ts';
import { type Call, numberFrom, type Route, readableRepositoryOf, repositoryOf } from './call.ts';
import { listAnswer } from './paging.ts';

export const issueRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/issues',
    ...{ auth: 'installation', permissions: ['issues:read', 'pull_requests:read'] },
    handle: listIssues,
  },
  {
    operation: 'POST /repos/{owner}/{repo}/issues',
    ...{ auth: 'installation', permissions: ['issues:write'] },
    handle: postIssue,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    ...{ auth: 'installation', permissions: ['issues:read', 'pull_requests:read'], readsPublic: true },
    handle: getIssue,
  },
  {
    operation: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    ...{ auth: 'installation', permissions: ['issues:write', 'pull_requests:write'] },
    handle: patchIssue,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/milestones',
    ...{ auth: 'installation', permissions: ['issues:read', 'pull_requests:read'] },
    handle: call => {
      const repository = repositoryOf(call);
      const state = call.query.get('state') ?? 'open';
      const found = repository.milestones.filter(
        one => state === 'all' || (one.closedAt === null ? 'open' : 'closed') === state,
      );
      return listAnswer(call, found, one => milestoneShape(call.services.state, repository, one));
    },
  },
];

/** Pull requests are among them; with the permission for one of the two, only those of that sort. */
function listIssues(call: Call): Answer {
  const { state } = call.services;
  const repository = repositoryOf(call);
  const wanted = call.query.get('state') ?? 'open';
  const since = call.query.get('since');
  const creator = call.query.get('creator')?.toLowerCase() ?? null;
  const permissions = call.credential.kind === 'installation' ? call.credential.permissions : {};
  const visible = state.clock().getTime() - call.services.limits.listLagSeconds * 1000;
  const rows = [
    ...(permissions.issues === undefined || !repository.hasIssues
      ? []
      : [...repository.issues.values()].map(one => ({ one, shape: issueShape(state, repository, one) }))),
    ...(permissions.pull_requests === undefined
      ? []
      : [...repository.pullRequests.values()].map(one => ({ one, shape: pullAsIssueShape(state, one) }))),
  ]
    .filter(({ one }) => wanted === 'all' || one.state === wanted)
    .filter(({ one }) => since === null || one.updatedAt >= new Date(since))
    .filter(({ one }) => creator === null || one.author.login.toLowerCase() === creator)
    .filter(({ one }) => one.createdAt.getTime() <= visible)
    .toSorted((a, b) => b.one.number - a.one.number);
  const isAscending = call.query.get('direction') === 'asc';
  return listAnswer(call, isAscending ? rows.reverse() : rows, ({ shape }) => shape);
}

function postIssue(call: Call): Answer {
  const { state } = call.services;
  const repository = repositoryOf(call);
  requireIssues(repository);
  const { title, body = null, labels = [] } = call.body as Partial<Pick<Issue, 'title' | 'body' | 'labels'>>;
  const issue = createIssue(state, repository, {
    ...{ title: checkedTitle(title ?? ''), body: checkedBody(body), labels: [...new Set(labels)] },
    ...{ author: botOf(state, state.app), app: state.app },
  });
  return answer(fullIssueShape(state, repository, issue), 201);
}

/** 301 and 410 tell what became of it, to reads only. */
function getIssue(call: Call): Answer {
  const { state, tokens } = call.services;
  const repository = readableRepositoryOf(call);
  const number = numberFrom(call, 'issue_number');
  const pull = repository.pullRequests.get(number);
  if (pull !== undefined) return answer(pullAsIssueShape(state, pull));
  requireGrant(call, 'read');
  requireIssues(repository);
  const issue = repository.issues.get(number);
  if (issue !== undefined) return answer(fullIssueShape(state, repository, issue));
  const left = repository.leftIssues.get(number);
  if (left === 'deleted') throw new Refusal(410, 'This issue was deleted');
  const to = left === undefined ? undefined : state.repositories.get(left.repositoryId);
  if (left === undefined || to === undefined) throw notFound();
  const isVisible = tokens.visibleRepository(state, call.credential, to.owner.login, to.name) !== undefined;
  if (to.private && !isVisible) throw notFound();
  const location = `${state.urls.api}/repositories/${to.id}/issues/${left.number}`;
  throw new Refusal(301, 'Moved Permanently', { url: location }, { location });
}

function patchIssue(call: Call): Answer {
  const { state } = call.services;
  const repository = repositoryOf(call);
  const issue = repository.issues.get(numberFrom(call, 'issue_number'));
  if (issue === undefined) throw notFound();
  requireGrant(call, 'write');
  requireIssues(repository);
  // GitHub would do it: with write permission an App may change what others wrote. Rung never does.
  if (issue.app !== state.app) throw new ContractBreach(403, 'Rung changes an issue of somebody else.');
  const { title, body, state: wanted, state_reason: reason, ...rest } = call.body;
  if (Object.keys(rest).length > 0)
    throw new ContractBreach(422, `The stand-in changes no ${Object.keys(rest).join(', ')} of issues.`);
  const doing = { state, repository, issue, sender: botOf(state, state.app) };
  editIssue(doing, {
    ...(title === undefined ? {} : { title: checkedTitle(String(title)) }),
    ...(body === undefined ? {} : { body: checkedBody(String(body)) ?? '' }),
  });
  if (wanted === 'closed' && issue.state === 'open')
    closeIssue(doing, reason === 'not_planned' || reason === 'duplicate' ? reason : 'completed');
  if (wanted === 'open' && issue.state === 'closed') reopenIssue(doing);
  return answer(fullIssueShape(state, repository, issue));
}

/** The permission for pull requests opens the route, but no issue. */
function requireGrant({ credential }: Call, level: 'read' | 'write'): void {
  const granted = credential.kind === 'installation' ? credential.permissions.issues : undefined;
  if (granted === 'write' || granted === level) return;
  throw new Refusal(403, 'Resource not accessible by integration');
}

export function requireIssues({ hasIssues }: Repository): void {
  if (!hasIssues) throw new Refusal(410, 'Issues has been disabled in this repository.');
}

const maxTitleCharacters = 256;
const maxBodyCharacters = 65_536;

function checkedTitle(title: string): string {
  if (title.trim() === '') throw unprocessable('Validation Failed', [problem('title', "can't be blank")]);
  if (title.length <= maxTitleCharacters) return title;
  const tooLong = problem('title', `is too long (maximum is ${maxTitleCharacters} characters)`);
  throw new ContractBreach(422, 'Validation Failed', { errors: [tooLong] });
}

function checkedBody(body: string | null): string | null {
  if (body === null || body.length <= maxBodyCharacters) return body;
  const tooLong = problem('body', `is too long (maximum is ${maxBodyCharacters} characters)`);
  throw new ContractBreach(422, 'Validation Failed', { errors: [tooLong] });
}

function problem(field: string, message: string) {
  return { resource: 'Issue', code: 'custom', field, message: `${field} ${message}` };
}
