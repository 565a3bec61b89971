import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { gatherCalls } from './gather-calls.ts';
import { often } from './prepare-often.ts';

export interface WatchedCommits {
  /**
   * True when somebody waits for the checks of this commit: it is the head of an open pull request, a release is on it,
   * or it was judged before, as a merge group's commit is, the head of no pull request.
   */
  isWatched(repositoryId: number, sha: string): Promise<boolean>;
}

interface Commit {
  readonly repositoryId: number;
  readonly sha: string;
}

/** Questions that come together are one query. */
export function createWatchedCommits({ drizzle }: Database): WatchedCommits {
  async function areWatched(commits: readonly Commit[]): Promise<readonly boolean[]> {
    const { rows } = await drizzle.execute<{ is_watched: boolean }>(sql`${sql.raw(often)}
      select
        exists (
          select from pull_request head
          where head.open and head.repository_id = given.repository_id and head.head_sha = given.sha
        ) or exists (
          select from evaluation judged
          where judged.topic = 'ci-status'
            and judged.repository_id = given.repository_id and judged.head_sha = given.sha
        ) or exists (
          select from release
          where release.repository_id = given.repository_id and release.head_sha = given.sha
        ) as is_watched
      from unnest(
        ${sql.param(commits.map(({ repositoryId }) => repositoryId))}::bigint[],
        ${sql.param(commits.map(({ sha }) => sha))}::text[]
      ) with ordinality as given (repository_id, sha, place)
      order by place`);

    return rows.map(row => row.is_watched);
  }

  const ask = gatherCalls(areWatched, {
    most: { items: 100, bytes: Number.POSITIVE_INFINITY },
    bytesOf: () => 0,
    patienceMs: 10_000,
    isOfOneItem: () => false,
  });

  return { isWatched: (repositoryId, sha) => ask({ repositoryId, sha }) };
}
