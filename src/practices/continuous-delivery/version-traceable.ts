import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { assessed, type Outcome } from '../outcome.ts';
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
  needs: ['delivery?', 'tags', 'releases', 'pullRequests'],

  evaluate({ 'delivery?': delivery, tags, releases, pullRequests }, { at }): Outcome {
    if (!delivery.known) return tagsAlone(tags.length, delivery.cause);
    const noted = new Set(
      releases.filter(({ isDraft }) => !isDraft).flatMap(release => release.pullRequests),
    );
    const named = new Set<string | null>([
      ...tags.map(({ sha }) => sha),
      ...releases.filter(({ isDraft }) => !isDraft).map(({ sha }) => sha),
      ...pullRequests.filter(({ number }) => noted.has(number)).map(({ mergeSha }) => mergeSha),
    ]);
    const { deployments, inferred } = delivery.value;
    const window = inWindow(deployments, one => one.at, at, minimumSamples.ofShare);
    if (!window.enough)
      return tagsAlone(tags.length, { kind: 'samples', n: window.n, minimum: window.minimum });

    return shareThatDoes(window, ({ sha }) => sha !== null && named.has(sha), deploymentEvidence, {
      inferred,
      conditions: { tags: tags.length > 0 },
      figures: { ...sourceFigures(delivery.value), tags: tags.length, isMeasured: true },
    });
  },
});

/** Whether there are tags is seen without deployments too; what share of these they name is not. */
const tagsAlone = (tags: number, cause: Cause): Outcome =>
  assessed(0, {
    ...{ isAtLeast: true, lowerBound: cause, conditions: { tags: tags > 0 } },
    figures: { tags, isMeasured: false },
  });
