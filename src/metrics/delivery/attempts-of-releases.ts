import type { ReleaseRecord } from '../../model/records/delivery-records.ts';
import type { DeploymentAttempt } from './deployment.ts';

/** A published release is a success: nobody hears of one that was not published. */
export function attemptsOfReleases(
  releases: readonly ReleaseRecord[],
  isByMachine: (release: ReleaseRecord) => boolean,
): readonly DeploymentAttempt[] {
  return releases
    .flatMap((release): readonly DeploymentAttempt[] => {
      const { tag, sha, isDraft, isPrerelease, publishedAt } = release;
      if (isDraft || isPrerelease || publishedAt === null) return [];

      return [
        {
          ...{ sha, endedAt: publishedAt, state: 'success', ids: [], runId: null, tag },
          isByMachine: isByMachine(release),
        },
      ];
    })
    .toSorted((a, b) => a.endedAt - b.endedAt);
}
