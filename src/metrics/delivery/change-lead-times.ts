import { isHuman } from '../../model/records/account.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Deployment } from './deployment.ts';
import type { FirstCarriers } from './first-carriers.ts';

/** From the first commit of a change to production. */
export interface ChangeLeadTime {
  readonly number: number;
  readonly deployedAt: Instant;
  readonly leadMs: number;
  /** From merge to deployment. */
  readonly releaseMs: number;
  /** The clock of a commit cannot be right, so that the opening stands for it. */
  readonly isInferred: boolean;
  /** The deployment before is so old that the range says little. */
  readonly isAfterGap: boolean;
}

/** A commit authored so long before its pull request, or no deployment for so long: judgement. */
const staleMs = 90 * dayMs;
const gapMs = 60 * dayMs;

/** Merged pull requests of people that came to production, whenever; those that the baseline carried are left out. */
export function changeLeadTimes(
  pulls: readonly PullRequestRecord[],
  deployments: readonly Deployment[],
  carriers: FirstCarriers,
): readonly ChangeLeadTime[] {
  return pulls.flatMap(pull => {
    const index = isHuman(pull.author) ? carriers.ofPull(pull) : undefined;
    const deployment = index === undefined ? undefined : deployments[index];
    const start = startOf(pull);
    if (index === undefined || deployment === undefined || pull.mergedAt === null || start === undefined)
      return [];
    const before = deployments[index - 1]?.at ?? deployment.at;

    return {
      number: pull.number,
      deployedAt: deployment.at,
      leadMs: deployment.at - start.at,
      releaseMs: deployment.at - pull.mergedAt,
      isInferred: start.isInferred,
      isAfterGap: deployment.at - before > gapMs,
    };
  });
}

/** Undefined where GitHub did not tell all commits: the first one may be among the others. */
function startOf({ commits, openedAt, mergedAt }: PullRequestRecord) {
  if (commits === null) return undefined;
  const first = commits.reduce(
    (least, { authoredAt }) => Math.min(least, authoredAt),
    Number.POSITIVE_INFINITY,
  );
  // The authored date comes from the developer's clock.
  const isPlausible = first <= (mergedAt ?? first) && first >= openedAt - staleMs;

  return isPlausible && commits.length > 0
    ? { at: first, isInferred: false }
    : { at: openedAt, isInferred: true };
}

/** Merged pull requests of people that no deployment carries yet. */
export function undeployedPulls(
  pulls: readonly PullRequestRecord[],
  carriers: FirstCarriers,
): readonly PullRequestRecord[] {
  return pulls.filter(({ author, mergedAt, mergeSha }) => {
    if (!isHuman(author) || mergedAt === null || mergeSha === null) return false;

    return (
      carriers.graph.has(mergeSha) && !carriers.isInBaseline(mergeSha) && carriers.of(mergeSha) === undefined
    );
  });
}
