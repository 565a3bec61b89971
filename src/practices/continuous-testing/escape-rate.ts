import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { foundIn } from '../issues/found-in.ts';
import { isBug } from '../issues/issue-kind.ts';
import { nothingOf, unknownBecause } from '../outcome.ts';
import { keptEvidence, shareThatDoes } from '../share.ts';
import { atMost } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

export const escapeRate = definePractice({
  id: 'escape-rate',
  domain: 'continuous-testing',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('percent', { 2: 50, 3: 30, 4: 15, 5: 5 }),
  lines: 'judgement',
  statements: ['fewer-defects'],
  needs: ['issues'],

  evaluate({ issues }, { at, policy }) {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    // A bug reported twice is one.
    const bugs = issues.filter(issue => isBug(issue) && issue.closedAs !== 'duplicate');
    if (bugs.length === 0) return nothingOf('bugs');
    if (bugs.every(bug => foundIn(bug) === null)) return unknownBecause({ kind: 'source', what: 'labels' });
    const window = inWindow(bugs, ({ openedAt }) => openedAt, at, minimumSamples.ofShare);
    const escaped = window.enough ? window.items.filter(bug => foundIn(bug) === 'production') : [];

    return shareThatDoes(window, bug => foundIn(bug) === 'production', issueEvidence, {
      evidence: escaped.slice(0, keptEvidence).map(issueEvidence),
    });
  },
});
