import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast, from } from '../thresholds.ts';

export const versionTraceable = definePractice({
  id: 'version-traceable',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['failed-deployment-recovery-time'],
  levels: atLeast('percent', { 2: from(0, 'tags'), 3: 80, 4: 95, 5: 100 }),
  subItems: ['CD-CM-VC-ST', 'CD-CM-CG-CT'],
  needs: ['delivery', 'tags', 'releases', 'pullRequests'],

  evaluate({ delivery, tags, releases, pullRequests }, { at }) {
    const noted = new Set(
      releases.filter(({ isDraft }) => !isDraft).flatMap(release => release.pullRequests),
    );
    const named = new Set<string | null>([
      ...tags.map(({ sha }) => sha),
      ...releases.filter(({ isDraft }) => !isDraft).map(({ sha }) => sha),
      ...pullRequests.filter(({ number }) => noted.has(number)).map(({ mergeSha }) => mergeSha),
    ]);
    const window = inWindow(delivery.deployments, one => one.at, at, minimumSamples.ofShare);

    return shareThatDoes(window, ({ sha }) => sha !== null && named.has(sha), deploymentEvidence, {
      inferred: delivery.inferred,
      conditions: { tags: tags.length > 0 },
      figures: { ...sourceFigures(delivery), tags: tags.length },
    });
  },
});
