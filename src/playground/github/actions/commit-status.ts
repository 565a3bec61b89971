import { commitShape } from '../shapes/commit-shape.ts';
import { isoTime } from '../shapes/json.ts';
import { statusShape } from '../shapes/status-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { CommitStatus, Repository } from '../world/records.ts';
import { fullName, takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export interface NewCommitStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: CommitStatus['state'];
  readonly description?: string;
  readonly targetUrl?: string;
}

export function setCommitStatus(
  state: WorldState,
  repository: Repository,
  fresh: NewCommitStatus,
  creator: Account,
): CommitStatus {
  const status: CommitStatus = {
    id: takeId(state),
    sha: fresh.sha,
    context: fresh.context,
    state: fresh.state,
    description: fresh.description ?? null,
    targetUrl: fresh.targetUrl ?? null,
    creator,
    createdAt: state.clock(),
  };
  repository.statuses.push(status);
  const branches = [...repository.refs].filter(
    ([ref, sha]) => ref.startsWith('refs/heads/') && sha === status.sha,
  );
  const { avatar_url, ...shape } = statusShape(state, repository, status);
  announce(state, repository, ['status', null], creator, {
    id: status.id,
    sha: status.sha,
    name: fullName(repository),
    avatar_url,
    target_url: shape.target_url,
    context: status.context,
    description: status.description,
    state: status.state,
    commit: commitShape(state, repository, status.sha),
    branches: branches.map(([ref, sha]) => ({
      name: ref.slice('refs/heads/'.length),
      commit: { sha, url: shape.url },
      protected: false,
    })),
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
  });
  return status;
}
