import type { Fact } from '../../facts/ladder/fact.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Pipeline } from './read-pipelines.ts';
import { startsOnPullRequest } from './starts-on.ts';

/** Checks of other CI are looked for so far back. */
export const recentDays = 30;

/**
 * A pull request whose checks no workflow of GitHub Actions can have made: they are of CI outside it, whatever that does.
 * Runs of such CI are known of the default branch alone.
 */
export function checkedElsewhere(
  pulls: Fact<readonly PullRequestRecord[]>,
  pipelines: readonly Pipeline[],
  defaultBranch: string,
  at: Instant,
): PullRequestRecord | undefined {
  if (!pulls.known || pipelines.some(({ workflow }) => startsOnPullRequest(workflow, defaultBranch)))
    return undefined;

  return pulls.value.find(({ checks }) => checks !== null && checks.completedAt > at - recentDays * dayMs);
}
