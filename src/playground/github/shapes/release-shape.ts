import type { Release, ReleaseAsset, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

export function releaseShape(state: WorldState, repository: Repository, release: Release): Json {
  const root = repositoryUrl(state, repository);
  const url = `${root}/releases/${release.id}`;
  const html = repositoryHtmlUrl(state, repository);
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: release.draft
      ? `${html}/releases/tag/untagged-${release.id}`
      : `${html}/releases/tag/${release.tag}`,
    id: release.id,
    author: accountShape(state, release.author),
    node_id: nodeId('Release', release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    draft: release.draft,
    prerelease: release.prerelease,
    created_at: isoTime(release.createdAt),
    published_at: isoTimeOrNull(release.publishedAt),
    assets: release.assets.map(asset => releaseAssetShape(state, repository, release, asset)),
    tarball_url: `${root}/tarball/${release.tag}`,
    zipball_url: `${root}/zipball/${release.tag}`,
    body: release.body,
  };
}

export function releaseAssetShape(
  state: WorldState,
  repository: Repository,
  release: Release,
  asset: ReleaseAsset,
): Json {
  return {
    url: `${repositoryUrl(state, repository)}/releases/assets/${asset.id}`,
    browser_download_url: `${repositoryHtmlUrl(state, repository)}/releases/download/${release.tag}/${encodeURIComponent(asset.name)}`,
    id: asset.id,
    node_id: nodeId('ReleaseAsset', asset.id),
    name: asset.name,
    label: null,
    state: 'uploaded',
    content_type: 'application/octet-stream',
    size: asset.sizeBytes,
    digest: null,
    download_count: 0,
    created_at: isoTime(asset.createdAt),
    updated_at: isoTime(asset.createdAt),
    uploader: accountShape(state, asset.uploader),
  };
}
