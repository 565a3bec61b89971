import { accountShape } from '../shapes/account-shape.ts';
import { isoTime, nodeId } from '../shapes/json.ts';
import { repositoryHtmlUrl, repositoryUrl } from '../shapes/repository-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Release, Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export interface NewRelease {
  readonly tag: string;
  /** Branch the tag is cut from; GitHub keeps its name here, not the commit. */
  readonly target: string;
  readonly sha: string;
  readonly name: string;
  readonly body: string;
  readonly prerelease: boolean;
}

export function publishRelease(
  state: WorldState,
  repository: Repository,
  fresh: NewRelease,
  author: Account,
): Release {
  const { sha, ...rest } = fresh;
  const release: Release = { id: takeId(state), ...rest, author, createdAt: state.clock() };
  repository.refs.set(`refs/tags/${fresh.tag}`, sha);
  repository.releases.push(release);
  const url = `${repositoryUrl(state, repository)}/releases/${release.id}`;
  const html = repositoryHtmlUrl(state, repository);
  announce(state, repository, ['release', 'published'], author, {
    release: {
      url,
      assets_url: `${url}/assets`,
      upload_url: `${url}/assets{?name,label}`,
      html_url: `${html}/releases/tag/${release.tag}`,
      id: release.id,
      author: accountShape(state, author),
      node_id: nodeId('Release', release.id),
      tag_name: release.tag,
      target_commitish: release.target,
      name: release.name,
      draft: false,
      prerelease: release.prerelease,
      created_at: isoTime(repository.objects.commit(sha).committer.date),
      published_at: isoTime(release.createdAt),
      assets: [],
      tarball_url: `${repositoryUrl(state, repository)}/tarball/${release.tag}`,
      zipball_url: `${repositoryUrl(state, repository)}/zipball/${release.tag}`,
      body: release.body,
    },
  });
  return release;
}
