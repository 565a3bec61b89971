import { minimumSamples } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { isInTriage } from '../issues/issue-kind.ts';
import { hasPriority, saysPriority } from '../issues/priority.ts';
import { nothingOf, unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

/** Younger issues may still wait for their first look. */
const settledMs = 7 * dayMs;

export const prioritySet = definePractice({
  id: 'priority-set',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['story-lead-time'],
  levels: atLeast('percent', { 2: 30, 3: 70, 4: 90, 5: 95 }),
  statements: ['priority-claim'],
  needs: ['issues'],

  evaluate({ issues }, { at, policy }) {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    const open = issues.filter(
      issue =>
        issue.closedAt === null &&
        at - issue.openedAt > settledMs &&
        issue.author?.isBot !== true &&
        !isInTriage(issue),
    );
    if (open.length === 0) return nothingOf('issues');
    const minimum = minimumSamples.ofShare;
    // Projects keep priorities in a field that is not read: where no label ever says one, they may all be there.
    if (open.length >= minimum && !issues.some(issue => issue.closedAt === null && saysPriority(issue)))
      return unknownBecause({ kind: 'source', what: 'labels' });
    const seen =
      open.length < minimum
        ? ({ enough: false, n: open.length, minimum } as const)
        : ({ enough: true, items: open, days: 0 } as const);

    // They are open now: no window was cut.
    return shareThatDoes(seen, hasPriority, issueEvidence, { windowDays: null });
  },
});
