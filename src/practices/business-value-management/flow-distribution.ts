import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { type IssueKind, issueKinds, kindOf } from '../issues/issue-kind.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

const knownPercent = 80;
const toleratedPoints = 10;

export const flowDistribution = definePractice({
  id: 'flow-distribution',
  domain: 'business-value-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: steps(3, 4, 5),
  lines: 'judgement',
  needs: ['issues'],

  evaluate({ issues }, { at, policy }): Outcome {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    const done = issues.filter(({ closedAs }) => closedAs === 'completed');
    const window = inWindow(done, ({ closedAt }) => closedAt, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const unkinded = window.items.filter(issue => kindOf(issue) === null);
    const mix = mixOf(window.items);
    const known = window.items.length - unkinded.length;
    const isKnown = known * 100 >= window.items.length * knownPercent;
    const planned = policy.plannedMix;
    const isOnPlan =
      planned !== null && issueKinds.every(kind => Math.abs(mix[kind] - planned[kind]) <= toleratedPoints);
    const reached = isOnPlan ? 5 : planned === null ? 3 : 4;

    return assessed(isKnown ? reached : 1, {
      samples: window.items.length,
      windowDays: window.days,
      evidence: unkinded.slice(0, keptEvidence).map(issueEvidence),
      figures: {
        ...{ known, whole: window.items.length, isPlanned: planned !== null },
        ...Object.fromEntries(issueKinds.map(kind => [kind, Number(mix[kind].toFixed(1))])),
      },
    });
  },
});

/** Of the work whose kind is known, in percent. */
function mixOf(issues: readonly IssueRecord[]): Readonly<Record<IssueKind, number>> {
  const kinds = issues.flatMap(issue => kindOf(issue) ?? []);
  const percent = (kind: IssueKind) => shareOf(kinds.filter(one => one === kind).length, kinds.length) ?? 0;

  return {
    feature: percent('feature'),
    defect: percent('defect'),
    debt: percent('debt'),
    security: percent('security'),
  };
}
