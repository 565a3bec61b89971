import { definePractice } from '../define-practice.ts';
import { deliveryMetrics } from '../delivery/instrumented.ts';
import { assessed } from '../outcome.ts';
import { atLeast, from } from '../thresholds.ts';

export const doraInstrumented = definePractice({
  id: 'dora-instrumented',
  domain: 'performance-measurement',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'setting',
  levels: atLeast('count', { 2: 2, 3: 4, 4: 5, 5: from(5, 'targets') }),
  subItems: ['CD-MF-MD-MF', 'CD-MF-MD-MT'],
  statements: ['newer-domains'],
  needs: ['instrumented', 'targets'],

  evaluate({ instrumented, targets }) {
    return assessed(instrumented.length, {
      evidence: deliveryMetrics
        .filter(metric => !instrumented.includes(metric))
        .map(metric => ({ text: metric })),
      conditions: { targets: targets.areDeclared },
      figures: { part: instrumented.length, whole: deliveryMetrics.length },
    });
  },
});
