import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const actionLabel =
  /^(?:(?:post-?mortem|incident)[-_:/ ]{0,2}(?:actions?|action[-_ ]items?|follow-?up)|action[-_ ]items?|改进项)$/i;
const daysToClose = 30;

export const actionItemsClosed = definePractice({
  id: 'action-items-closed',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 3: 30, 4: 70, 5: 90 }),
  lines: 'judgement',
  needs: ['issues'],

  evaluate({ issues }, { at }) {
    const actions = issues.filter(({ labels }) => labels.some(label => actionLabel.test(label)));
    if (actions.length === 0) return unknownBecause({ kind: 'source', what: 'labels' });
    const window = inWindow(actions, dueAt, at, minimumSamples.ofShare);

    return shareThatDoes(
      window,
      action => action.closedAt !== null && action.closedAt <= dueAt(action),
      issueEvidence,
    );
  },
});

const dueAt = ({ openedAt }: IssueRecord): Instant => openedAt + daysToClose * dayMs;
