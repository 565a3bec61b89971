import { definePractice } from '../define-practice.ts';
import { yesNo } from '../outcome.ts';
import { yesFrom } from '../thresholds.ts';

export const wipLimitDeclared = definePractice({
  id: 'wip-limit-declared',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['wip-limit', 'wip-age'],
  levels: yesFrom(3),
  // It counts Rung's own policy file.
  gates: false,
  statements: ['wip-alert'],
  needs: ['place'],

  evaluate: (_, { policy: { declaresWipLimit, wipLimit: limit } }) =>
    yesNo(declaresWipLimit, { figures: { limit, isDeclared: declaresWipLimit } }),
});
