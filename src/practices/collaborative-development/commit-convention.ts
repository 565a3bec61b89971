import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { declaredConvention, isConventional } from '../declared-convention.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { unknownBecause } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const commitConvention = definePractice({
  id: 'commit-convention',
  domain: 'collaborative-development',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 3: 80, 4: 95, 5: 100 }),
  lines: 'judgement',
  needs: ['tree', 'workflows', 'pullRequests'],

  evaluate({ tree, workflows, pullRequests }, { at }) {
    const declaredIn = declaredConvention(tree, workflows);
    if (declaredIn === undefined) return unknownBecause({ kind: 'source', what: 'convention' });

    return shareThatDoes(
      inWindow(mergedByPeople(pullRequests), mergeOf, at, minimumSamples.ofShare),
      ({ title }) => isConventional(title),
      pullEvidence,
      { figures: { declaredIn } },
    );
  },
});
