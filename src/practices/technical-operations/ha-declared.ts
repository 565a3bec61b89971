import type { Deployable } from '../../facts/ladder/deployables/deployable.ts';
import { climb } from '../climb.ts';
import { declaredDeployables, deployablesThatDoNot, everyOneDoes } from '../declared-deployables.ts';
import { definePractice } from '../define-practice.ts';
import { unknownBecause } from '../outcome.ts';
import { steps } from '../thresholds.ts';

export const haDeclared = definePractice({
  id: 'ha-declared',
  domain: 'technical-operations',
  scope: 'both',
  actor: 'maintainer',
  cost: 'engineering',
  levels: steps(3, 4, 5),
  lines: 'judgement',
  statements: ['availability'],
  needs: ['deployables'],

  evaluate({ deployables }) {
    const found = declaredDeployables(deployables);
    if ('reason' in found) return found;
    const production = found.filter(({ isProduction }) => isProduction);
    if (production.length === 0) return unknownBecause({ kind: 'source', what: 'manifests' });
    const spreads = (one: Deployable) => survivesPlace(one, deployables.hasZones);
    const outcome = climb(3, [
      everyOneDoes(deployables, production, hasTwoReplicas),
      everyOneDoes(deployables, production, spreads),
      deployables.regions.length >= 2,
    ]);
    const wanted = outcome.value < 3 ? hasTwoReplicas : spreads;

    return {
      ...outcome,
      samples: production.length,
      evidence: deployablesThatDoNot(production, wanted),
      figures: {
        whole: production.length,
        replicated: production.filter(one => hasTwoReplicas(one) === true).length,
        spread: production.filter(one => spreads(one) === true).length,
        regions: deployables.regions.length,
      },
    };
  },
});

/** Null where a template leaves it open. */
export function hasTwoReplicas({
  replicas,
  isOnEachNode,
}: Pick<Deployable, 'replicas' | 'isOnEachNode'>): boolean | null {
  if (isOnEachNode) return true;

  return replicas === null ? null : replicas >= 2;
}

/** It outlives a node and a zone; infrastructure that asks for several zones spreads what does not say so itself. */
function survivesPlace(one: Deployable, hasZones: boolean): boolean | null {
  const answers = [one.isOnEachNode || one.survivesNode, hasZones || one.survivesZone];
  if (answers.includes(false)) return false;

  return answers.includes(null) ? null : true;
}
