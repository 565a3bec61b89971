import { releaseShape } from '../shapes/release-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Release, Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';
import { pointTag } from './tag.ts';

export interface NewRelease {
  readonly tag: string;
  /** GitHub keeps what was typed here, not the commit. */
  readonly target: string;
  /** Where the tag is to point; one that exists already stays. */
  readonly sha: string;
  readonly name: string;
  readonly body: string;
  readonly prerelease: boolean;
  readonly draft: boolean;
  /** Names of files. */
  readonly assets: readonly string[];
}

/** A release and, unless it is a draft, its tag. Of a draft nobody is told but those who may see it. */
export function createRelease(
  state: WorldState,
  repository: Repository,
  fresh: NewRelease,
  author: Account,
): Release {
  const { sha, assets, draft, ...rest } = fresh;
  const release: Release = {
    id: takeId(state),
    ...rest,
    author,
    draft: true,
    assets: [],
    createdAt: state.clock(),
    publishedAt: null,
  };
  repository.releases.push(release);
  for (const name of assets) addReleaseAsset(state, release, name, author);
  if (draft) announceRelease(state, repository, release, 'created', author);
  else publishRelease(state, repository, release, sha, author);
  return release;
}

/** Publishes a draft. GitHub makes the tag now, where there is none. */
export function publishRelease(
  state: WorldState,
  repository: Repository,
  release: Release,
  sha: string,
  sender: Account,
): void {
  const ref = `refs/tags/${release.tag}`;
  if (!repository.refs.has(ref)) pointTag(repository, release.tag, sha);
  const tagged = repository.objects.findCommit(repository.objects.peel(repository.refs.get(ref) ?? sha));
  release.draft = false;
  release.createdAt = tagged?.committer.date ?? release.createdAt;
  release.publishedAt = state.clock();
  announceRelease(state, repository, release, 'published', sender);
}

/** Uploads after the release tell nobody. */
export function addReleaseAsset(state: WorldState, release: Release, name: string, uploader: Account): void {
  const createdAt = state.clock();
  release.assets.push({ id: takeId(state), name, sizeBytes: 100, uploader, createdAt });
}

export function editRelease(
  state: WorldState,
  repository: Repository,
  release: Release,
  body: string,
  sender: Account,
): void {
  const from = release.body;
  release.body = body;
  announceRelease(state, repository, release, 'edited', sender, { changes: { body: { from } } });
}

/** The tag stays. */
export function deleteRelease(
  state: WorldState,
  repository: Repository,
  release: Release,
  sender: Account,
): void {
  repository.releases.splice(repository.releases.indexOf(release), 1);
  announceRelease(state, repository, release, 'deleted', sender);
}

/** Says once more that a release was published, as GitHub does when one is taken back to a draft and published again. */
export function announceRelease(
  state: WorldState,
  repository: Repository,
  release: Release,
  action: 'created' | 'published' | 'edited' | 'deleted',
  sender: Account,
  more: object = {},
): void {
  announce(state, repository, ['release', action], sender, {
    ...more,
    release: releaseShape(state, repository, release),
  });
}
