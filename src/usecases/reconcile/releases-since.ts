import { orUnknown } from '../../collect/or-unknown.ts';
import type { SweepReads } from '../../github/port.ts';
import type { ReleaseRef } from '../../model/release.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { Services } from '../services.ts';

/** GitHub has told of events hours late: what was never judged is looked for further back. */
const lateMs = 24 * 60 * 60 * 1000;

/** Releases that were published since then, or shortly before and never judged. */
export async function releasesSince(
  { store }: Pick<Services, 'store'>,
  reads: Pick<SweepReads, 'recentReleases'>,
  repository: RepositoryRef,
  since: Date,
): Promise<readonly ReleaseRef[]> {
  const recent = (await orUnknown(reads.recentReleases())) ?? [];
  const found: ReleaseRef[] = [];
  for (const { id, tag, publishedAt } of recent) {
    if (publishedAt === null || publishedAt.getTime() < since.getTime() - lateMs) continue;
    const isNew = publishedAt >= since || (await store.releases.commitOf(repository.id, id)) === undefined;
    if (isNew) found.push({ repository, releaseId: id, tag });
  }

  return found;
}
