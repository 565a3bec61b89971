import type { EnvironmentRecord } from '../../model/records/rules-record.ts';
import { climb } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { environmentKind } from '../environment-kind.ts';
import { unknownBecause } from '../outcome.ts';
import { steps } from '../thresholds.ts';

export const envProtection = definePractice({
  id: 'env-protection',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'repository-admin',
  cost: 'setting',
  seenIn: ['change-fail-rate'],
  levels: steps(3, 4),
  lines: 'judgement',
  needs: ['environments', 'deployments?'],

  evaluate({ environments, 'deployments?': deployments }, { policy }) {
    const deployed = new Set(
      (deployments.known ? deployments.value : []).flatMap(({ isProduction, environment }) =>
        isProduction ? [environment] : [],
      ),
    );
    const production = environments.filter(
      ({ name }) => deployed.has(name) || environmentKind(name, policy) === 'production',
    );
    if (production.length === 0) return unknownBecause({ kind: 'policy', key: 'production' });
    const open = production.filter(environment => !isGuarded(environment));
    const soft = production.filter(environment => !needsSomebodyElse(environment));

    return climb(3, [open.length === 0, soft.length === 0], {
      samples: production.length,
      evidence: (open.length > 0 ? open : soft).map(({ name }) => ({
        text: name,
        at: 'settings/environments',
      })),
      figures: {
        whole: production.length,
        guarded: production.length - open.length,
        gated: production.length - soft.length,
      },
    });
  },
});

/** Only certain branches may be deployed to it, or only with an approval. */
const isGuarded = ({ hasBranchPolicy, reviewers }: EnvironmentRecord): boolean =>
  hasBranchPolicy || reviewers > 0;

const needsSomebodyElse = ({ reviewers, preventsSelfReview, hasGate }: EnvironmentRecord): boolean =>
  hasGate || (preventsSelfReview && reviewers > 0);
