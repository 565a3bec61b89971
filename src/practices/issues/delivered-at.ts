import type { CommitRecord, DeploymentRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';

/**
 * When each commit first reached production, by its SHA. The first deployment that is known opens the history: when what it
 * holds was deployed, nobody can say.
 */
export function deliveredCommits(
  commits: readonly Pick<CommitRecord, 'sha' | 'parents'>[],
  deployments: readonly DeploymentRecord[],
): ReadonlyMap<string, Instant> {
  const parentsOf = new Map(commits.map(({ sha, parents }) => [sha, parents]));
  const succeeded = deployments
    .filter(({ isProduction }) => isProduction)
    .flatMap(({ sha, statuses }) => {
      const success = statuses.filter(({ state }) => state === 'success').toSorted((a, b) => a.at - b.at)[0];

      return success === undefined ? [] : [{ sha, at: success.at }];
    })
    .toSorted((a, b) => a.at - b.at);
  const seen = new Set<string>();
  const delivered = new Map<string, Instant>();
  for (const [index, { sha, at }] of succeeded.entries()) {
    const ahead = [sha];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (index > 0) delivered.set(next, at);
      ahead.push(...(parentsOf.get(next) ?? []));
    }
  }

  return delivered;
}
