import type { Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Deployment } from './deployment.ts';
import type { FirstCarriers } from './first-carriers.ts';

/** From a recorded need to production. */
export interface StoryLeadTime {
  readonly number: number;
  readonly deployedAt: Instant;
  readonly leadMs: number;
  /** From the first assignment; null where nobody was assigned, or nobody knows. */
  readonly claimedMs: number | null;
}

/** Closed issues whose last merged pull request came to production. Others have no such time. */
export function storyLeadTimes(
  issues: readonly IssueRecord[],
  pulls: readonly PullRequestRecord[],
  deployments: readonly Deployment[],
  carriers: FirstCarriers,
): readonly StoryLeadTime[] {
  const last = lastMergedPulls(pulls);

  return issues.filter(isDelivered).flatMap(({ number, openedAt, events }) => {
    const pull = last.get(number);
    const index = pull && carriers.ofPull(pull);
    const deployedAt = index === undefined ? undefined : deployments[index]?.at;
    // Written down after it was delivered: there was no need to wait for.
    if (deployedAt === undefined || openedAt > deployedAt) return [];
    const claimed = events?.filter(({ kind }) => kind === 'assigned').map(({ at }) => at) ?? [];

    return [
      {
        ...{ number, deployedAt, leadMs: deployedAt - openedAt },
        claimedMs: claimed.length === 0 ? null : deployedAt - Math.min(...claimed),
      },
    ];
  });
}

/** Closed, and not as a duplicate or as not planned. */
export const isDelivered = ({ closedAt, closedAs }: IssueRecord): boolean =>
  closedAt !== null && closedAs !== 'not-planned' && closedAs !== 'duplicate';

/** By issue, the pull request merged last of those that close it or are linked with it. */
export function lastMergedPulls(pulls: readonly PullRequestRecord[]): ReadonlyMap<number, PullRequestRecord> {
  const merged = pulls
    .filter(({ mergedAt }) => mergedAt !== null)
    .toSorted((a, b) => (a.mergedAt ?? 0) - (b.mergedAt ?? 0));

  return new Map(merged.flatMap(pull => pull.issues.map(issue => [issue, pull] as const)));
}
