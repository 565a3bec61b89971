import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import { isBillOfMaterials, isProvenance } from '../security/release-assets.ts';
import { steps } from '../thresholds.ts';

const attachedPercent = 90;

export const sbom = definePractice({
  id: 'sbom',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(3, 4, 5),
  lines: 'judgement',
  needs: ['pipelines', 'place', 'observed'],

  evaluate({ pipelines, place, observed }, { at }) {
    const unseen = graphUnseen(place.visibility, pipelines, observed);
    if (unseen !== null) return unknownBecause(unseen);
    if (!observed.releases.known)
      return assessed(3, { lowerBound: observed.releases.cause, figures: { isOpen: true } });
    const published = observed.releases.value.filter(({ isDraft }) => !isDraft);
    const releases = inWindow(published, ({ publishedAt }) => publishedAt, at, 1);
    if (!releases.enough) return assessed(3, { lowerBound: { kind: 'source', what: 'releases' } });
    const whole = releases.items.length;
    const part = releases.items.filter(({ assets }) => assets.some(isBillOfMaterials)).length;
    const isAttached = (shareOf(part, whole) ?? 0) >= attachedPercent;
    const isAttested =
      releases.items.every(({ assets }) => assets.some(isProvenance)) ||
      pipelines.inUse.some(({ jobs }) => jobs.some(({ tools }) => tools.has('provenance')));

    return assessed(isAttached ? (isAttested ? 5 : 4) : 3, {
      ...{ samples: whole, windowDays: releases.days, figures: { part, whole } },
      lowerBound: isAttached ? pipelines.unseen : null,
      evidence: releases.items
        .filter(({ assets }) => !assets.some(isBillOfMaterials))
        .map(({ tag }) => ({ text: tag, at: `releases/tag/${encodeURIComponent(tag)}` })),
    });
  },
});

/** GitHub keeps the graph of public repositories always, and of others where its alerts are on. */
function graphUnseen(
  visibility: string | null,
  pipelines: Pipelines,
  { dependencyAlerts }: RepositoryFacts['facts'],
): Cause | null {
  const isMade = pipelines.inUse.some(({ jobs }) => jobs.some(({ tools }) => tools.has('sbom')));

  return visibility === 'public' || dependencyAlerts.known || isMade ? null : dependencyAlerts.cause;
}
