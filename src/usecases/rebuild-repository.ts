import { orUnknown } from '../collect/or-unknown.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { findRelease } from './find-release.ts';
import { indexEntry } from './index-entry.ts';
import { type RestoredComments, restoreComments } from './rebuild/restore-comments.ts';
import { restoreIssues } from './rebuild/restore-issues.ts';
import type { Services } from './services.ts';

export interface Rebuilt extends RestoredComments {
  readonly pullRequests: number;
  readonly issues: number;
  readonly releases: number;
}

/** A release is looked at once more for as long as its runs may come back. */
const mostReleases = 5;
const releasedLatelyMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Fills what is stored of a repository from GitHub, as far as it stands there. Writes nothing there; may be repeated. Rejects
 * with `GatewayError` where its pull requests may not be read: nothing of it is known then.
 */
export async function rebuildRepository(services: Services, repository: RepositoryRef): Promise<Rebuilt> {
  const { store, github } = services;
  const reads = github.installation(repository.installationId).sweep(repository);
  // Before GitHub is asked: what is opened meanwhile must not look closed.
  const known = await store.overviews.openPullRequests(repository.id);
  const open = await reads.openPullRequests();
  for (const pull of open) await store.pullRequests.put(indexEntry(repository, pull));
  const isOpen = new Set(open.map(({ number }) => number));
  for (const entry of known)
    if (!isOpen.has(entry.number)) await store.pullRequests.put({ ...entry, open: false });
  const comments = await restoreComments(services, repository, open);
  const issues = await restoreIssues(services, repository);
  const releases = await restoreReleases(services, repository);
  // Its history is read by the server, in the background: that takes longer than anybody waits here.
  await store.ladders.begin(repository.id, services.now());

  return {
    ...{ pullRequests: open.length, stickyComments: comments.stickyComments, releases },
    issues: issues.count,
    commands: comments.commands + issues.commands,
    waivers: comments.waivers + issues.waivers,
  };
}

async function restoreReleases(services: Services, repository: RepositoryRef): Promise<number> {
  const reads = services.github.installation(repository.installationId).sweep(repository);
  const oldestMs = services.now().getTime() - releasedLatelyMs;
  const recent = ((await orUnknown(reads.recentReleases())) ?? [])
    .filter(({ publishedAt }) => (publishedAt?.getTime() ?? 0) > oldestMs)
    .slice(0, mostReleases);
  let restored = 0;
  for (const { id: releaseId, tag } of recent) {
    const found = await findRelease(services, { repository, releaseId, tag });
    if (typeof found !== 'string') restored++;
  }

  return restored;
}
