import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const workItemLinked = definePractice({
  id: 'work-item-linked',
  domain: 'agile-development-management',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 2: 30, 3: 80, 4: 95, 5: 100 }),
  subItems: ['CD-CM-CG-CP', 'CD-CM-CG-CT'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }) {
    const merged = pullRequests.filter(({ author }) => isHuman(author));
    const window = inWindow(merged, pull => pull.mergedAt, at, minimumSamples.ofShare);

    return shareThatDoes(window, namesWorkItem, pullEvidence);
  },
});

/** It closes or links an issue, or names a work item of the outside tool. */
export function namesWorkItem({
  issues,
  issuesElsewhere,
  text,
}: Pick<PullRequestRecord, 'issues' | 'issuesElsewhere' | 'text'>): boolean {
  return issues.length > 0 || issuesElsewhere > 0 || text.keys.length > 0;
}
