import { minimumSamples } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { deliveredCommits } from '../issues/delivered-at.ts';
import { isFeature } from '../issues/issue-kind.ts';
import { labelWords, says } from '../issues/label-words.ts';
import { type Outcome, unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

/** Younger ones may still be looked at in time. */
const reviewedWithinDays = 60;
const oldestDays = 150;
const outcome: ReadonlySet<string> = new Set(['outcome', 'outcomes', 'validated', 'invalidated']);
const outcomeChinese = ['价值复盘', '效果', '已复盘', '价值达成', '价值未达'];

export const valueReviewed = definePractice({
  id: 'value-reviewed',
  domain: 'business-value-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 3: 20, 4: 50, 5: 80 }),
  lines: 'judgement',
  needs: ['issues', 'pullRequests', 'commits', 'deployments'],

  evaluate({ issues, pullRequests, commits, deployments }, { at, policy }): Outcome {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    if (deployments.every(({ isProduction }) => !isProduction))
      return unknownBecause({ kind: 'source', what: 'deployments' });
    // What comments say is not kept: only a label tells an outcome from any other remark.
    const isLabelled = (issue: IssueRecord) => [...issue.labels, ...labelsOnceGiven(issue)].some(isOutcome);
    if (!issues.some(isLabelled)) return unknownBecause({ kind: 'source', what: 'labels' });
    const deployed = deliveredCommits(commits, deployments);
    const pullsOf = pullsByIssue(pullRequests);
    const delivered = issues.filter(isFeature).flatMap(issue => {
      const deployedAt = deliveryOf(pullsOf.get(issue.number) ?? [], deployed);
      if (deployedAt === undefined || issue.events === null) return [];
      const ageDays = (at - deployedAt) / dayMs;

      return ageDays >= reviewedWithinDays && ageDays <= oldestDays ? [{ issue, deployedAt }] : [];
    });
    const minimum = minimumSamples.ofShare;

    return shareThatDoes(
      delivered.length < minimum
        ? { enough: false, n: delivered.length, minimum }
        : { enough: true, items: delivered, days: oldestDays - reviewedWithinDays },
      ({ issue, deployedAt }) => isReviewed(issue, deployedAt),
      ({ issue }) => issueEvidence(issue),
    );
  },
});

const isOutcome = (label: string): boolean => says(labelWords(label), outcome, outcomeChinese);

const labelsOnceGiven = ({ events }: IssueRecord): readonly string[] =>
  (events ?? []).filter(({ kind }) => kind === 'labeled').map(({ subject }) => subject);

function isReviewed({ events }: IssueRecord, deployedAt: Instant): boolean {
  return (events ?? []).some(
    ({ kind, subject, at }) =>
      kind === 'labeled' &&
      isOutcome(subject) &&
      at >= deployedAt &&
      at - deployedAt <= reviewedWithinDays * dayMs,
  );
}

function pullsByIssue(
  pulls: readonly PullRequestRecord[],
): ReadonlyMap<number, readonly PullRequestRecord[]> {
  const byIssue = new Map<number, PullRequestRecord[]>();
  for (const pull of pulls)
    if (pull.mergedAt !== null)
      for (const number of pull.issues) {
        const known = byIssue.get(number);
        if (known === undefined) byIssue.set(number, [pull]);
        else known.push(pull);
      }

  return byIssue;
}

/** With the last merged pull request: half a feature is not delivered. */
function deliveryOf(
  pulls: readonly PullRequestRecord[],
  deployed: ReadonlyMap<string, Instant>,
): Instant | undefined {
  const last = pulls.toSorted((a, b) => (b.mergedAt ?? 0) - (a.mergedAt ?? 0))[0];

  return last?.mergeSha == null ? undefined : deployed.get(last.mergeSha);
}
