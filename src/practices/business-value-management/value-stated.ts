import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { isFeature } from '../issues/issue-kind.ts';
import { statesValue } from '../issues/value-sections.ts';
import { unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

export const valueStated = definePractice({
  id: 'value-stated',
  domain: 'business-value-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 2: 30, 3: 60, 4: 85, 5: 95 }),
  lines: 'judgement',
  statements: ['newer-domains'],
  needs: ['issues'],

  evaluate({ issues }, { at, policy }) {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    const ours = issues.filter(({ author }) => author?.isBot !== true);
    const features = ours.filter(isFeature);
    const opened = inWindow(ours, ({ openedAt }) => openedAt, at, minimumSamples.ofShare);
    if (features.length === 0 && opened.enough) return unknownBecause({ kind: 'source', what: 'labels' });

    return shareThatDoes(
      inWindow(features, ({ openedAt }) => openedAt, at, minimumSamples.ofShare),
      statesValue,
      issueEvidence,
    );
  },
});
