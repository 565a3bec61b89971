import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { hasBugLabel, isBug } from '../issues/issue-kind.ts';
import { nothingOf } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { testChanges } from '../pull-requests/test-changes.ts';
import { shareOfKnown } from '../share-of-known.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

export const regressionTestForBug = definePractice({
  id: 'regression-test-for-bug',
  domain: 'continuous-testing',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['escape-rate'],
  levels: atLeast('percent', { 2: 30, 3: 60, 4: 80, 5: 95 }),
  subItems: ['CD-TM-AT-AD'],
  statements: ['fewer-defects'],
  needs: ['pullRequests', 'issues', 'classOfPath'],

  evaluate({ pullRequests, issues, classOfPath }, { at, policy }) {
    const bugs = new Set(issues.filter(isBug).map(({ number }) => number));
    const fixes = mergedByPeople(pullRequests).filter(pull => fixesBug(pull, number => bugs.has(number)));
    if (fixes.length === 0) return areWorkItemsOutside(policy) ? outsideGitHub : nothingOf('bugs');

    return shareOfKnown(
      fixes,
      {
        endOf: mergeOf,
        judge: pull => testChanges(pull, classOfPath)?.tests ?? { kind: 'truncated', what: 'files' },
        evidenceOf: pullEvidence,
      },
      at,
    );
  },
});

/** It closes an issue that is a bug, or carries such a label itself. */
export function fixesBug(
  pull: Pick<PullRequestRecord, 'issues' | 'labels'>,
  isBugNumber: (number: number) => boolean,
): boolean {
  return hasBugLabel(pull) || pull.issues.some(isBugNumber);
}
