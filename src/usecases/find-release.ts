import { orUnknown } from '../collect/or-unknown.ts';
import { GatewayError } from '../model/gateway-error.ts';
import type { Release, ReleaseRef } from '../model/release.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

export interface FoundRelease {
  readonly release: Release;
  /** The commit behind the tag: `target_commitish` is only what somebody typed. */
  readonly headSha: string;
}

/** A release as it stands now, kept under its commit; why there is nothing to judge where it or its tag is gone. */
export async function findRelease(services: Services, ref: ReleaseRef): Promise<FoundRelease | string> {
  const found = await read(services, ref);
  const { releases } = services.store;
  if (typeof found === 'string') await releases.remove(ref.repository.id, ref.releaseId);
  else await releases.put({ ...ref, tag: found.release.tag }, found.headSha);

  return found;
}

async function read(
  services: Services,
  { repository, releaseId }: ReleaseRef,
): Promise<FoundRelease | string> {
  const reads = services.github.reads(repository);
  const release = await orUnknown(reads.release(releaseId));
  if (release === undefined) return 'the release is gone';
  if (release.draft) return 'the release is a draft';
  try {
    const headSha = await orUnknown(reads.taggedCommit(release.tag));

    return headSha === undefined ? 'the tag is gone' : { release, headSha };
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'invalid') return 'the tag leads to no commit';
    throw error;
  }
}

const maxReleases = 10;

/**
 * The releases on a commit that were seen, by publication; of many the newest alone, whichever of them is asked about:
 * else each would give another answer. A tag that was moved takes its release along.
 */
export async function findReleasesOn(
  services: Services,
  repository: RepositoryRef,
  headSha: string,
  known: FoundRelease,
): Promise<readonly Release[]> {
  const refs = (await services.store.releases.onCommit(repository.id, headSha)).slice(-maxReleases);
  const found = await Promise.all(
    refs.map(ref => (ref.releaseId === known.release.id ? known : findRelease(services, ref))),
  );
  const present = found.filter(one => typeof one !== 'string').filter(one => one.headSha === headSha);

  return (present.length === 0 ? [known] : present)
    .map(one => one.release)
    .toSorted((a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0) || a.id - b.id);
}
