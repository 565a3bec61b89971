import { definePractice } from '../define-practice.ts';
import { nothingOf } from '../outcome.ts';
import { startsOnPullRequest, startsOnPush } from '../pipeline/starts-on.ts';
import { scanSteps } from '../security/scan-steps.ts';
import { isInfrastructure } from '../security/tree-kinds.ts';
import { steps } from '../thresholds.ts';

export const iacScan = definePractice({
  id: 'iac-scan',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(3, 4),
  lines: 'judgement',
  needs: ['pipelines', 'tree', 'place', 'observed'],

  evaluate({ pipelines, tree, place: { defaultBranch }, observed }) {
    if (!tree.some(({ path }) => isInfrastructure(path))) return nothingOf('infrastructure');

    return scanSteps(
      'infrastructure-scan',
      pipelines,
      ({ workflow }) => startsOnPullRequest(workflow, defaultBranch) || startsOnPush(workflow, defaultBranch),
      observed.rules,
    );
  },
});
