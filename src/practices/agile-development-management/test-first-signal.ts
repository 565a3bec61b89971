import type { ClassOfPath } from '../../facts/ladder/paths/path-class.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { testChanges } from '../pull-requests/test-changes.ts';
import { shareOfKnown, type Verdict } from '../share-of-known.ts';
import { atLeast } from '../thresholds.ts';

export const testFirstSignal = definePractice({
  id: 'test-first-signal',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 4: 30, 5: 50 }),
  subItems: ['CD-TM-TL-LM', 'CD-TM-TL-LT'],
  statements: ['test-driven'],
  needs: ['pullRequests', 'classOfPath'],

  evaluate({ pullRequests, classOfPath }, { at }) {
    const merged = mergedByPeople(pullRequests);
    const asked = ordered(pullRequests, classOfPath);
    if (asked.length === 0 && merged.length > 0) return nothingOf('order');

    const judge = (pull: PullRequestRecord): Verdict =>
      pull.files === null ? { kind: 'truncated', what: 'files' } : comesTestFirst(pull);

    return shareOfKnown(asked, { endOf: mergeOf, judge, evidenceOf: pullEvidence }, at);
  },
});

/** Pull requests whose commits have an order, and change the product: what the question is about. */
export function ordered(
  pulls: readonly PullRequestRecord[],
  classOf: ClassOfPath,
): readonly PullRequestRecord[] {
  return mergedByPeople(pulls).filter(
    pull =>
      testChanges(pull, classOf)?.source !== false && (pull.commits === null || pull.commits.length >= 2),
  );
}

/** The first commit with tests is not after the first one with production code, in the order of the pull request. */
export function comesTestFirst({ commits }: Pick<PullRequestRecord, 'commits'>): Verdict {
  for (const { touches } of commits ?? []) {
    if (touches === null) return { kind: 'truncated', what: 'commits' };
    if (touches.tests) return true;
    if (touches.source) return false;
  }

  return commits === null ? { kind: 'truncated', what: 'commits' } : false;
}
