import type { BranchRules } from '../../model/records/rules-record.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { steps } from '../thresholds.ts';

export const branchRules = definePractice({
  id: 'branch-rules',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'repository-admin',
  cost: 'setting',
  seenIn: ['main-green-time'],
  levels: steps(2, 3, 4, 5),
  statements: ['security-toolchain'],
  needs: ['rules', 'place'],

  evaluate({ rules, place }, { isSolo }) {
    // No rules at all: classic protection may be there, and only administrators may see it.
    if (!rules.isComplete && isEmpty(rules)) return unknownBecause(administration);
    const asked = stepsOf(rules, isSolo);
    const missing = asked.findIndex(holds => holds !== true);
    const unseen = rules.isComplete ? (asked[missing] === null ? bypass : null) : administration;

    return assessed(missing < 0 ? 5 : missing + 1, {
      lowerBound: missing < 0 ? null : unseen,
      evidence: [{ text: place.defaultBranch, at: 'settings/rules' }],
      figures: {
        branch: place.defaultBranch,
        approvals: rules.approvals,
        checks: rules.requiredChecks.length,
      },
    });
  },
});

const administration = { kind: 'permission', permission: 'administration' } as const;
/** Of rule sets GitHub tells it nobody who may not change them, whatever is granted to read. */
const bypass = { kind: 'source', what: 'bypass' } as const;

/** Whether steps 2 to 5 hold; null where nobody may see it. Nobody can approve alone: that is not asked of one person. */
function stepsOf(rules: BranchRules, isSolo: boolean): readonly (boolean | null)[] {
  const approved = (least: number) => isSolo || rules.approvals >= least;

  return [
    rules.blocksForcePush && rules.blocksDeletion,
    approved(1) && rules.requiredChecks.length > 0,
    approved(2) && (isSolo || rules.requiresCodeOwners),
    isSolo || rules.dismissesStale ? not(rules.hasBypass) : false,
  ];
}

const not = (answer: boolean | null): boolean | null => (answer === null ? null : !answer);

function isEmpty(rules: BranchRules): boolean {
  const { approvals, requiredChecks, hasBypass: _, isComplete: __, ...switches } = rules;

  return approvals === 0 && requiredChecks.length === 0 && !Object.values(switches).includes(true);
}
