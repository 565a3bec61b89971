import { issueShape, pullAsIssueShape } from '../shapes/issue-shape.ts';
import { milestoneShape } from '../shapes/milestone-shape.ts';
import type { Answer } from './answer.ts';
import { type Call, type Route, repositoryOf } from './call.ts';
import { listAnswer } from './paging.ts';

export const issueRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/issues',
    ...{ auth: 'installation', permissions: ['issues:read', 'pull_requests:read'] },
    handle: listIssues,
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
  const permissions = call.credential.kind === 'installation' ? call.credential.permissions : {};
  const rows = [
    ...(permissions.issues === undefined
      ? []
      : [...repository.issues.values()].map(one => ({ one, shape: issueShape(state, repository, one) }))),
    ...(permissions.pull_requests === undefined
      ? []
      : [...repository.pullRequests.values()].map(one => ({ one, shape: pullAsIssueShape(state, one) }))),
  ]
    .filter(({ one }) => wanted === 'all' || one.state === wanted)
    .filter(({ one }) => since === null || one.updatedAt >= new Date(since))
    .toSorted((a, b) => b.one.number - a.one.number);
  return listAnswer(call, rows, ({ shape }) => shape);
}
