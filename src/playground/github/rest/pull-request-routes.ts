import { pullRequestWithTotals } from '../actions/announce-pull-request.ts';
import { refreshTestMerge } from '../actions/refresh-test-merge.ts';
import { fileDiffShape } from '../shapes/commit-shape.ts';
import { simplePullRequestShape } from '../shapes/pull-request-shape.ts';
import { reviewShape } from '../shapes/review-shape.ts';
import { pullRequestChange } from '../world/pull-request-change.ts';
import type { PullRequest } from '../world/records.ts';
import { type Answer, answer, notFound, unprocessable } from './answer.ts';
import { type Call, numberFrom, type Route, repositoryOf } from './call.ts';
import { limitDiffs } from './limit-diffs.ts';
import { listAnswer, pageOf } from './paging.ts';

const permissions = ['pull_requests:read'];

export const pullRequestRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/pulls',
    auth: 'installation',
    permissions,
    handle: listPullRequests,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    auth: 'installation',
    permissions,
    handle: call => {
      const { state } = call.services;
      const pull = pullRequestFrom(call);
      refreshTestMerge(state, pull);
      return answer(pullRequestWithTotals(state, pull));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    auth: 'installation',
    permissions,
    handle: call => {
      const { state, limits } = call.services;
      const pull = pullRequestFrom(call);
      const all = pullRequestChange(pull).files.slice(0, limits.filesPerPullRequest);
      const { items, headers } = pageOf(call, all);
      const shapes = limitDiffs(items, limits).map(file =>
        fileDiffShape(state, pull.base, pull.headSha, file),
      );
      return { ...answer(shapes), headers };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    auth: 'installation',
    permissions,
    handle: call => {
      const pull = pullRequestFrom(call);
      return listAnswer(call, pull.reviews, review => reviewShape(call.services.state, pull, review));
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    auth: 'installation',
    permissions,
    handle: call => {
      const { state } = call.services;
      const repository = repositoryOf(call);
      const sha = call.path.commit_sha ?? '';
      if (repository.objects.findCommit(sha) === undefined)
        throw unprocessable(`No commit found for SHA: ${sha}`);
      // GitHub does not find the pull requests of a fork's commits.
      const found = [...repository.pullRequests.values()].filter(
        pull => pull.mergeCommitSha === sha || (pull.headSha === sha && pull.head?.id === repository.id),
      );
      return listAnswer(call, found, pull => simplePullRequestShape(state, pull));
    },
  },
];

function pullRequestFrom(call: Call): PullRequest {
  const pull = repositoryOf(call).pullRequests.get(numberFrom(call, 'pull_number'));
  if (pull === undefined) throw notFound();
  return pull;
}

function listPullRequests(call: Call): Answer {
  const { query, services } = call;
  const state = query.get('state') ?? 'open';
  const base = query.get('base');
  const [owner, branch] = query.get('head')?.split(':', 2) ?? [];
  const sort = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const ascending = query.get('direction') === 'asc';
  const found = [...repositoryOf(call).pullRequests.values()]
    .filter(pull => state === 'all' || pull.state === state)
    .filter(pull => base === null || pull.baseBranch === base)
    // GitHub ignores a head without an owner.
    .filter(
      pull =>
        branch === undefined ||
        (pull.headBranch === branch && pull.headOwner.login.toLowerCase() === owner?.toLowerCase()),
    )
    .sort((a, b) => a[sort].getTime() - b[sort].getTime() || a.number - b.number);
  return listAnswer(call, ascending ? found : found.reverse(), pull =>
    simplePullRequestShape(services.state, pull),
  );
}
