import { definePractice } from '../define-practice.ts';
import { unknownBecause } from '../outcome.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

export const flowEfficiency = definePractice({
  id: 'flow-efficiency',
  domain: 'business-value-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 3: 15, 4: 25, 5: 40 }),
  lines: 'judgement',
  needs: ['issues'],

  evaluate(_, { policy }) {
    if (areWorkItemsOutside(policy)) return outsideGitHub;

    // Only a project's status history tells working from waiting; an open issue with an assignee may be either.
    return unknownBecause({ kind: 'source', what: 'projects' });
  },
});
