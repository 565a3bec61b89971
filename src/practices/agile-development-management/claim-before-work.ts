import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { claimedBeforeWork as wasClaimed } from '../pull-requests/claimed-before-work.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { shareOfKnown } from '../share-of-known.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

export const claimBeforeWork = definePractice({
  id: 'claim-before-work',
  domain: 'agile-development-management',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['story-lead-time'],
  levels: atLeast('percent', { 3: 50, 4: 75, 5: 90 }),
  statements: ['priority-claim'],
  needs: ['pullRequests', 'issues'],

  evaluate({ pullRequests, issues }, { at, policy }) {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    const byNumber = new Map(issues.map(issue => [issue.number, issue]));
    const merged = mergedByPeople(pullRequests);
    const linked = merged.filter(pull => pull.issues.length > 0);
    if (linked.length === 0 && merged.length > 0) return nothingOf('linked');

    return shareOfKnown(
      linked,
      {
        endOf: mergeOf,
        judge: pull => wasClaimed(pull, number => byNumber.get(number)) ?? false,
        evidenceOf: pullEvidence,
      },
      at,
    );
  },
});
