import { climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { steps } from '../thresholds.ts';

export const catalogEntry = definePractice({
  id: 'catalog-entry',
  domain: 'platform-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(3, 4),
  lines: 'judgement',
  needs: ['catalog', 'properties?'],

  evaluate({ catalog: { entries, unreadable }, 'properties?': properties }) {
    const property = (name: RegExp) =>
      Object.entries(properties.known ? properties.value : {}).some(
        ([key, value]) => name.test(key) && value !== '',
      );
    const has = {
      owner: entries.some(({ owner }) => owner !== null) || property(/^(?:owner|team|owning[-_]?team)$/i),
      tier: entries.some(({ tier }) => tier !== null) || property(/^(?:tier|criticality|service[-_]?tier)$/i),
      lifecycle: entries.some(({ lifecycle }) => lifecycle !== null) || property(/^life[-_]?cycle$|^stage$/i),
    };
    const [path] = unreadable;
    const unseen: Step =
      path === undefined ? properties.known || properties.cause : { kind: 'unreadable', path, line: null };
    const orUnseen = (isThere: boolean): Step => isThere || (typeof unseen === 'object' && unseen);

    return climb(3, [orUnseen(has.owner), orUnseen(has.tier && has.lifecycle)], {
      evidence: entries.map(entry => fileEvidence(entry.path, entry.line, entry.name || entry.path)),
      figures: has,
    });
  },
});
