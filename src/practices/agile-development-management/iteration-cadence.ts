import { dayOf } from '../../metrics/days.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { Calendar } from '../../model/calendar.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { IssueRecord, MilestoneRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { nothingOf } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

const doneShare = 0.8;

export const iterationCadence = definePractice({
  id: 'iteration-cadence',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 2: 25, 3: 50, 4: 75, 5: 85 }),
  lines: 'judgement',
  statements: ['delivery-cycle'],
  needs: ['milestones', 'issues'],

  evaluate({ milestones, issues }, { at, policy }) {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    const scopes = Map.groupBy(issues, ({ milestone }) => milestone);
    // Without a due date nothing says what "in time" is; without issues there is no scope.
    const iterations = milestones.flatMap(milestone => {
      const { dueAt, closedAt, number } = milestone;
      const scope = scopes.get(number);

      return dueAt === null || closedAt === null || scope === undefined
        ? []
        : [{ milestone, scope, dueAt, closedAt }];
    });
    if (iterations.length === 0) return nothingOf('milestones');

    return shareThatDoes(
      inWindow(iterations, ({ closedAt }) => closedAt, at, minimumSamples.ofShare),
      ({ scope, dueAt }) => isDoneInTime(scope, dueAt, policy.calendar),
      ({ milestone }) => milestoneEvidence(milestone),
    );
  },
});

/** GitHub keeps a due date as a morning of that day in UTC: the whole day counts. */
function isDoneInTime(scope: readonly IssueRecord[], dueAt: Instant, { zone }: Calendar): boolean {
  const dueDay = dayOf(dueAt, 'UTC');
  const done = scope.filter(({ closedAt }) => closedAt !== null && dayOf(closedAt, zone) <= dueDay);

  return done.length >= scope.length * doneShare;
}

const milestoneEvidence = ({ number }: MilestoneRecord) => ({
  text: `milestone ${number}`,
  at: `milestone/${number}`,
});
