import type { Account } from '../world/account-records.ts';
import type { WorldState } from '../world/world-state.ts';
import { type Json, nodeId } from './json.ts';

type Urls = Pick<WorldState, 'urls'>;

const collections = ['followers', 'subscriptions', 'organizations', 'repos', 'received_events'] as const;

const ghost: Account = { id: 10137, login: 'ghost', type: 'User' };

export function accountShape({ urls }: Urls, somebody: Account): Json {
  const account = somebody.isDeleted ? ghost : somebody;
  const url = `${urls.api}/users/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('User', account.id),
    avatar_url: `${urls.html}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${urls.html}/${encodeURIComponent(account.login)}`,
    ...Object.fromEntries(collections.map(name => [`${name}_url`, `${url}/${name}`])),
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    events_url: `${url}/events{/privacy}`,
    type: account.type,
    site_admin: false,
  };
}

export function organizationShape({ urls }: Urls, account: Account): Json {
  const url = `${urls.api}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${urls.html}/avatars/${account.id}`,
    description: null,
  };
}
