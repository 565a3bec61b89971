import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { testChanges } from '../pull-requests/test-changes.ts';
import { shareOfKnown } from '../share-of-known.ts';
import { atLeast } from '../thresholds.ts';

export const testsWithCode = definePractice({
  id: 'tests-with-code',
  domain: 'agile-development-management',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['incremental-coverage', 'change-fail-rate'],
  levels: atLeast('percent', { 2: 30, 3: 60, 4: 80, 5: 90 }),
  subItems: ['CD-TM-TL-LT'],
  statements: ['test-driven'],
  needs: ['pullRequests', 'classOfPath'],

  evaluate({ pullRequests, classOfPath }, { at }) {
    const merged = mergedByPeople(pullRequests);
    const asked = merged.flatMap(pull => {
      const changes = testChanges(pull, classOfPath);

      return changes?.source === false ? [] : [{ pull, changes }];
    });
    if (asked.length === 0 && merged.length > 0) return nothingOf('source');

    return shareOfKnown(
      asked,
      {
        endOf: ({ pull }) => mergeOf(pull),
        judge: ({ changes }) => changes?.tests ?? { kind: 'truncated', what: 'files' },
        evidenceOf: ({ pull }) => pullEvidence(pull),
      },
      at,
    );
  },
});
