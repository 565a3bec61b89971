import { isDelivered, lastMergedPulls } from '../../metrics/delivery/story-lead-times.ts';
import { windowDays } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { assessed } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { noLines } from '../thresholds.ts';

const iterationDays = 14;

export const storyThroughput = definePractice({
  id: 'story-throughput',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  // A count is no target: it is shown as a trend.
  levels: noLines('count'),
  gates: false,
  statements: ['delivery-cycle'],
  needs: ['issues', 'pullRequests'],

  evaluate({ issues, pullRequests }, { at, policy }) {
    if (policy.workItems.in === 'outside') return { reason: { kind: 'outside' } };
    const closing = lastMergedPulls(pullRequests);
    const stories = issues.filter(issue => !isBug(issue) && isDelivered(issue) && closing.has(issue.number));
    const closedIn = (from: number, to: number) =>
      stories.filter(({ closedAt }) => closedAt !== null && closedAt > from && closedAt <= to);
    const now = closedIn(at - windowDays * dayMs, at);
    const before = closedIn(at - 2 * windowDays * dayMs, at - windowDays * dayMs);
    const change = before.length === 0 ? 0 : (100 * (now.length - before.length)) / before.length;

    return assessed((now.length * iterationDays) / windowDays, {
      samples: now.length,
      windowDays,
      evidence: now.slice(-keptEvidence).map(issueEvidence),
      figures: {
        stories: now.length,
        before: before.length,
        hasBefore: before.length > 0,
        isMore: change > 0,
        isLess: change < 0,
        changePercent: rounded(Math.abs(change)),
      },
    });
  },
});

const bug = /^(?:(?:type|kind)[:/] ?)?(?:bug|defect|缺陷)$/i;

function isBug({ labels, type }: IssueRecord): boolean {
  return bug.test(type ?? '') || labels.some(label => bug.test(label));
}
