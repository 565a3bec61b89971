import { definePractice } from '../define-practice.ts';
import { nothingOf } from '../outcome.ts';
import { startsOnPullRequest } from '../pipeline/starts-on.ts';
import { scanSteps } from '../security/scan-steps.ts';
import { isDependencyManifest } from '../security/tree-kinds.ts';
import { steps } from '../thresholds.ts';

export const depReview = definePractice({
  id: 'dep-review',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['vuln-fix-time'],
  levels: steps(3, 4),
  lines: 'judgement',
  needs: ['pipelines', 'tree', 'place', 'observed'],

  evaluate({ pipelines, tree, place, observed }) {
    if (!tree.some(({ path }) => isDependencyManifest(path))) return nothingOf('dependencies');

    return scanSteps(
      'dependency-review',
      pipelines,
      ({ workflow }) => startsOnPullRequest(workflow, place.defaultBranch),
      observed.rules,
    );
  },
});
