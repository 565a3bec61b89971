import type { Fact } from '../facts/ladder/fact.ts';
import type { Cause } from '../model/cause.ts';
import type { BranchRules } from '../model/records/rules-record.ts';

/** Whether a rule of the default branch is there: an absent one proves nothing unless classic protection was seen too. */
export function ruleCondition(
  rules: Fact<BranchRules>,
  holds: (rules: BranchRules) => boolean,
): boolean | Cause {
  if (!rules.known) return rules.cause;
  if (holds(rules.value)) return true;

  return rules.value.isComplete ? false : { kind: 'source', what: 'rules' };
}
