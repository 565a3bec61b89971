import type { Repository } from '../world/records.ts';
import { fullName, type WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, type Json, nodeId } from './json.ts';

const plainUrls = [
  'contributors',
  'deployments',
  'downloads',
  'events',
  'forks',
  'hooks',
  'languages',
  'merges',
  'stargazers',
  'subscribers',
  'subscription',
  'tags',
  'teams',
];

const templateUrls: Readonly<Record<string, string>> = {
  archive_url: '{archive_format}{/ref}',
  assignees_url: 'assignees{/user}',
  blobs_url: 'git/blobs{/sha}',
  branches_url: 'branches{/branch}',
  collaborators_url: 'collaborators{/collaborator}',
  comments_url: 'comments{/number}',
  commits_url: 'commits{/sha}',
  compare_url: 'compare/{base}...{head}',
  contents_url: 'contents/{+path}',
  git_commits_url: 'git/commits{/sha}',
  git_refs_url: 'git/refs{/sha}',
  git_tags_url: 'git/tags{/sha}',
  issue_comment_url: 'issues/comments{/number}',
  issue_events_url: 'issues/events{/number}',
  issues_url: 'issues{/number}',
  keys_url: 'keys{/key_id}',
  labels_url: 'labels{/name}',
  milestones_url: 'milestones{/number}',
  notifications_url: 'notifications{?since,all,participating}',
  pulls_url: 'pulls{/number}',
  releases_url: 'releases{/id}',
  statuses_url: 'statuses/{sha}',
  trees_url: 'git/trees{/sha}',
};

type World = Pick<WorldState, 'urls'>;

export function repositoryUrl({ urls }: World, repository: Repository): string {
  return `${urls.api}/repos/${fullName(repository)}`;
}

export function repositoryHtmlUrl({ urls }: World, repository: Repository): string {
  return `${urls.html}/${fullName(repository)}`;
}

/** GitHub's "minimal repository", as embedded in workflow runs. */
export function minimalRepositoryShape(state: World, repository: Repository): Json {
  const url = repositoryUrl(state, repository);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: accountShape(state, repository.owner),
    html_url: repositoryHtmlUrl(state, repository),
    description: null,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(plainUrls.map(name => [`${name}_url`, `${url}/${name}`])),
    ...Object.fromEntries(Object.entries(templateUrls).map(([key, path]) => [key, `${url}/${path}`])),
  };
}

export function repositoryShape(state: World, repository: Repository): Json {
  const html = repositoryHtmlUrl(state, repository);
  const openIssues = [...repository.issues.values()].filter(issue => issue.state === 'open').length;
  const openPulls = [...repository.pullRequests.values()].filter(pull => pull.state === 'open').length;
  const counted = openIssues + openPulls;
  return {
    ...minimalRepositoryShape(state, repository),
    created_at: isoTime(repository.createdAt),
    updated_at: isoTime(repository.updatedAt),
    pushed_at: isoTime(repository.pushedAt),
    git_url: `${html.replace(/^https?/, 'git')}.git`,
    ssh_url: `git@${new URL(html).host}:${fullName(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: null,
    size: 1,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: false,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: repository.archived,
    disabled: repository.disabled,
    open_issues_count: counted,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? 'private' : 'public',
    forks: 0,
    open_issues: counted,
    watchers: 0,
    default_branch: repository.defaultBranch,
  };
}

export function fullRepositoryShape(state: World, repository: Repository): Json {
  const parent = repository.parent === null ? {} : { parent: repositoryShape(state, repository.parent) };
  return {
    ...repositoryShape(state, repository),
    ...parent,
    ...('parent' in parent ? { source: parent.parent } : {}),
    ...(repository.template === null
      ? {}
      : { template_repository: repositoryShape(state, repository.template) }),
    network_count: 0,
    subscribers_count: 0,
  };
}

/** In `push` events GitHub tells some times as numbers, and a few old names. */
export function pushRepositoryShape(state: World, repository: Repository): Json {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  return {
    ...repositoryShape(state, repository),
    created_at: seconds(repository.createdAt),
    pushed_at: seconds(repository.pushedAt),
    stargazers: 0,
    master_branch: repository.defaultBranch,
  };
}
