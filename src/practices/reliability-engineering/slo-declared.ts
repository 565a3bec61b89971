import type { Deployables } from '../../facts/ladder/deployables/deployable.ts';
import type { Objective } from '../../facts/ladder/read-objectives.ts';
import { climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

export const sloDeclared = definePractice({
  id: 'slo-declared',
  domain: 'reliability-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  levels: steps(3, 4),
  lines: 'judgement',
  statements: ['newer-domains'],
  needs: ['objectives', 'deployables'],

  evaluate({ objectives: { all, unreadable }, deployables }) {
    const [path] = unreadable;
    const isThere: Step = all.length > 0 || (path !== undefined && { kind: 'unreadable', path, line: null });
    const without = servicesWithout(all, deployables);

    return climb(
      3,
      [isThere, without === null ? { kind: 'source', what: 'manifests' } : without.length === 0],
      {
        samples: all.length,
        evidence: [
          ...all.map(({ path: file, line, name }) => fileEvidence(file, line, name)),
          ...(without ?? []).map(({ path: file, line, name }) => fileEvidence(file, line, name)),
        ].slice(0, keptEvidence),
        figures: { objectives: all.length, without: without?.length ?? 0 },
      },
    );
  },
});

/** Production services that no objective with an owner and a window names; null where the services are not known. */
function servicesWithout(objectives: readonly Objective[], { all, unreadable }: Deployables) {
  const services = all.filter(({ isProduction }) => isProduction);
  if (services.length === 0 || unreadable.length > 0) return null;
  const whole = objectives.filter(({ owner, hasWindow }) => owner !== null && hasWindow);
  // One service needs no name: there is nothing else that the objective could be of.
  if (services.length === 1) return whole.length > 0 ? [] : services;

  return services.filter(({ name }) => !whole.some(objective => isOf(objective, name)));
}

const isOf = ({ service, name }: Objective, deployable: string): boolean =>
  service === deployable || (service === null && name.startsWith(deployable));
