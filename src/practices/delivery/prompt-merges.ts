import type { Deployment } from '../../metrics/delivery/deployment.ts';
import type { FirstCarriers } from '../../metrics/delivery/first-carriers.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';

export type PromptMerges = { readonly percent: number } | { readonly cause: Cause };

/** Whether so many were, in percent. */
export const areAtLeast = (merges: PromptMerges, percent: number): boolean | Cause =>
  'cause' in merges ? merges.cause : merges.percent >= percent;

/**
 * In percent, the merges that were in production within a day, or why nobody knows. Those of the last day are left out: their
 * day is not over.
 */
export function promptMerges(
  pulls: readonly PullRequestRecord[],
  deployments: readonly Deployment[],
  carriers: FirstCarriers,
  at: Instant,
): PromptMerges {
  const merged = pulls.filter(({ mergedAt, mergeSha }) => {
    const isSeen = mergeSha !== null && carriers.graph.has(mergeSha) && !carriers.isInBaseline(mergeSha);

    return isSeen && mergedAt !== null && mergedAt <= at - dayMs;
  });
  const window = inWindow(merged, pull => pull.mergedAt, at, minimumSamples.ofShare);
  if (!window.enough) return { cause: { kind: 'samples', n: window.n, minimum: window.minimum } };
  const prompt = window.items.filter(pull => {
    const deployedAt = deployments[carriers.ofPull(pull) ?? -1]?.at;

    return deployedAt !== undefined && deployedAt - (pull.mergedAt ?? 0) <= dayMs;
  });

  return { percent: shareOf(prompt.length, window.items.length) ?? 0 };
}
