import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { hasEnded, isTestName } from '../delivery/test-names.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const deployReport = definePractice({
  id: 'deploy-report',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  levels: atLeast('percent', { 3: 80, 4: 100 }),
  subItems: ['CD-DR-DM-DQ'],
  needs: ['delivery', 'releases', 'runs'],

  evaluate({ delivery, releases, runs }, { at }) {
    const noted = new Set(
      releases
        .filter(({ isDraft, pullRequests }) => !isDraft && pullRequests.length > 0)
        .flatMap(({ sha, tag }) => [...(sha === null ? [] : [`sha:${sha}`]), `tag:${tag}`]),
    );
    const tested = new Set(
      runs
        .filter(run => hasEnded(run) && (isTestName(run.workflow) || isTestName(run.name)))
        .map(({ sha }) => sha),
    );
    const window = inWindow(delivery.deployments, one => one.at, at, minimumSamples.ofShare);

    return shareThatDoes(
      window,
      ({ sha, tag }) =>
        sha !== null && tested.has(sha) && (noted.has(`sha:${sha}`) || noted.has(`tag:${tag}`)),
      deploymentEvidence,
      { inferred: delivery.inferred, figures: sourceFigures(delivery) },
    );
  },
});
