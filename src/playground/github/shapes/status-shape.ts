import type { CommitStatus, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, type Json, nodeId } from './json.ts';
import { repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

export function statusShape(state: World, repository: Repository, status: CommitStatus): Json {
  return {
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    url: `${repositoryUrl(state, repository)}/statuses/${status.sha}`,
    avatar_url: `${state.urls.html}/avatars/${status.creator.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
    creator: accountShape(state, status.creator),
  };
}
