import { dayOf } from '../../metrics/days.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { yesNo } from '../outcome.ts';
import { yesFrom } from '../thresholds.ts';

const reviewDays = 180;

export const targetsDeclared = definePractice({
  id: 'targets-declared',
  domain: 'performance-measurement',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: yesFrom(4),
  subItems: ['CD-MF-MD-MF', 'CD-MF-MD-MU'],
  needs: ['targets'],

  evaluate({ targets: { areDeclared, owner, reviewedOn } }, { at, policy }) {
    const [oldest, today] = [at - reviewDays * dayMs, at].map(day => dayOf(day, policy.calendar.zone));
    // Days of this form are in order as texts.
    const isReviewed = reviewedOn !== null && reviewedOn >= (oldest ?? '') && reviewedOn <= (today ?? '');

    return yesNo(areDeclared && owner !== null && isReviewed, {
      figures: { areDeclared, owner: owner ?? '', reviewedOn: reviewedOn ?? '', isReviewed },
    });
  },
});
