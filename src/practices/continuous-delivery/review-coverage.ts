import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { isApproved } from '../pull-requests/standing-approvals.ts';
import { ruleCondition } from '../rules-condition.ts';
import { shareOfKnown } from '../share-of-known.ts';
import { atLeast, from } from '../thresholds.ts';

export const reviewCoverage = definePractice({
  id: 'review-coverage',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['change-fail-rate'],
  levels: atLeast('percent', { 2: 50, 3: 90, 4: 100, 5: from(100, 'stale-dismissed') }),
  subItems: ['CD-CM-CG-CP'],
  needs: ['pullRequests', 'rulesSeen'],

  evaluate({ pullRequests, rulesSeen }, { at }) {
    return shareOfKnown(
      mergedByPeople(pullRequests),
      { endOf: mergeOf, judge: pull => isApproved(pull, 1), evidenceOf: pullEvidence },
      at,
      { conditions: { 'stale-dismissed': ruleCondition(rulesSeen, rules => rules.dismissesStale) } },
    );
  },
});
