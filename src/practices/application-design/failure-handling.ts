import { readDependencies } from '../../facts/ladder/read-dependencies.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const failureHandling = definePractice({
  id: 'failure-handling',
  domain: 'application-design',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  levels: atLeast('percent', { 4: 80, 5: 100 }),
  lines: 'judgement',
  needs: ['manifests', 'catalog'],

  evaluate({ manifests: { manifests, unreadable }, catalog }) {
    const [path] = [...unreadable, ...catalog.unreadable];
    if (path !== undefined) return unknownBecause({ kind: 'unreadable', path, line: null });
    const all = readDependencies(manifests, catalog);
    // Code may handle failures as well as a mesh does: having named nothing here says nothing.
    if (all.length === 0) return unknownBecause({ kind: 'source', what: 'services' });
    const without = all.filter(({ hasTimeout, hasRetries }) => !hasTimeout || !hasRetries);
    const part = all.length - without.length;

    return assessed(shareOf(part, all.length) ?? 0, {
      samples: all.length,
      evidence: without.slice(0, keptEvidence).map(one => fileEvidence(one.path, one.line, one.name)),
      figures: { part, whole: all.length },
    });
  },
});
