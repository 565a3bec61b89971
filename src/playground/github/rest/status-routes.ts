import { minimalRepositoryShape, repositoryUrl } from '../shapes/repository-shape.ts';
import { statusShape } from '../shapes/status-shape.ts';
import type { CommitStatus } from '../world/records.ts';
import { type Answer, answer, notFound } from './answer.ts';
import { type Call, type Route, repositoryOf } from './call.ts';
import { listAnswer, pageOf } from './paging.ts';
import { resolveCommit } from './resolve-commit.ts';

const permissions = ['statuses:read'];

export const statusRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/status',
    auth: 'installation',
    permissions,
    handle: combinedStatus,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses',
    auth: 'installation',
    permissions,
    handle: call => {
      const repository = repositoryOf(call);
      const { statuses } = statusesOf(call);
      return listAnswer(call, statuses, one => statusShape(call.services.state, repository, one));
    },
  },
];

/** Newest first. */
function statusesOf(call: Call): { sha: string; statuses: CommitStatus[] } {
  const repository = repositoryOf(call);
  const sha = resolveCommit(repository, call.path.ref ?? '');
  if (sha === undefined) throw notFound();
  return { sha, statuses: repository.statuses.filter(one => one.sha === sha).reverse() };
}

/** The newest of each context, and the worst of them: `pending` when there is none. */
function combinedStatus(call: Call): Answer {
  const { state } = call.services;
  const repository = repositoryOf(call);
  const { sha, statuses } = statusesOf(call);
  const latest = statuses.filter(
    (one, index) => statuses.findIndex(other => other.context === one.context) === index,
  );
  const states = new Set(latest.map(one => one.state));
  const failed = states.has('failure') || states.has('error');
  const combined = failed ? 'failure' : states.has('pending') || states.size === 0 ? 'pending' : 'success';
  const url = `${repositoryUrl(state, repository)}/commits/${sha}`;
  const { items, headers } = pageOf(call, latest);
  return {
    ...answer({
      state: combined,
      statuses: items.map(one => {
        const { creator, ...shape } = statusShape(state, repository, one);
        return { ...shape, required: null };
      }),
      sha,
      total_count: latest.length,
      repository: minimalRepositoryShape(state, repository),
      commit_url: url,
      url: `${url}/status`,
    }),
    headers,
  };
}
