import type { AppRecord, Installation } from '../world/account-records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';

type World = Pick<WorldState, 'urls' | 'app'>;

export function appShape(state: Pick<WorldState, 'urls'>, app: AppRecord): Json {
  return {
    id: app.id,
    slug: app.slug,
    client_id: `Iv23li${app.id}`,
    node_id: nodeId('Integration', app.id),
    owner: accountShape(state, app.owner),
    name: app.name,
    description: null,
    external_url: `${state.urls.html}/apps/${app.slug}`,
    html_url: `${state.urls.html}/apps/${app.slug}`,
    created_at: isoTime(app.createdAt),
    updated_at: isoTime(app.createdAt),
    permissions: app.permissions,
    events: app.events,
  };
}

export function installationShape(state: World, installation: Installation): Json {
  const url = `${state.urls.api}/app/installations/${installation.id}`;
  return {
    id: installation.id,
    client_id: `Iv23li${state.app.id}`,
    account: accountShape(state, installation.account),
    repository_selection: installation.repositoryIds === null ? 'all' : 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${state.urls.api}/installation/repositories`,
    html_url: `${state.urls.html}/organizations/${installation.account.login}/settings/installations/${installation.id}`,
    app_id: state.app.id,
    app_slug: state.app.slug,
    target_id: installation.account.id,
    target_type: installation.account.type,
    permissions: installation.permissions,
    events: installation.events,
    created_at: isoTime(installation.createdAt),
    updated_at: isoTime(installation.updatedAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: isoTimeOrNull(installation.suspendedAt),
  };
}
