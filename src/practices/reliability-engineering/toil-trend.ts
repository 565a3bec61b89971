import { windowDays } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { climb } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const toil = /(?:^|[^a-z])toil(?:[^a-z]|$)|琐事|重复性工作/i;

export const toilTrend = definePractice({
  id: 'toil-trend',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: steps(4, 5),
  lines: 'judgement',
  needs: ['issues'],

  evaluate({ issues }, { at }) {
    const labelled = issues.filter(isToil).filter(({ openedAt }) => openedAt <= at);
    const since = (windows: number) => at - windows * windowDays * dayMs;
    const now = labelled.filter(({ openedAt }) => openedAt > since(1));
    const before = labelled.filter(({ openedAt }) => openedAt > since(2) && openedAt <= since(1));

    return climb(4, [now.length + before.length > 0, now.length < before.length], {
      windowDays,
      evidence: now.slice(0, keptEvidence).map(issueEvidence),
      figures: { now: now.length, before: before.length },
    });
  },
});

/** Work that keeps things running and leaves nothing better, and says so by its label. */
export const isToil = ({ labels }: Pick<IssueRecord, 'labels'>): boolean =>
  labels.some(label => toil.test(label));
