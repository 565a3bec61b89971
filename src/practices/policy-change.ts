import type { Finding } from '../model/finding.ts';
import type { SettingChange } from '../policy/changed-settings.ts';
import type { PolicyProblem } from '../policy/policy-problem.ts';

export interface PolicyChangeFacts {
  /**
   * What the pull request does with the policy file. `unreadable`: Rung may not look at it; `unlisted`: nor at the list
   * of changed files. `too-many-files`: GitHub cut that list, and what it shows has no policy file.
   */
  readonly file: 'unchanged' | 'changed' | 'removed' | 'unreadable' | 'unlisted' | 'too-many-files';
  /** Of the file in the head, and what the organization's locks would not let through. */
  readonly problems: readonly PolicyProblem[];
  /** What would be in force after the merge; none of a file that could not be applied. */
  readonly changes: readonly SettingChange[];
  /** Keys of later versions. */
  readonly notUsedYet: readonly string[];
}

export type PolicyChangeReason = 'unchanged' | 'unreadable' | 'unlisted' | 'too-many-files';

/** Is the policy that a pull request proposes valid, so that merging it does what its author means? */
export function judgePolicyChange(facts: PolicyChangeFacts): Finding<PolicyChangeReason, PolicyChangeFacts> {
  const { file, problems } = facts;
  if (file === 'unchanged') return { answer: 'not-applicable', reason: file, evidence: facts };
  if (file === 'unreadable' || file === 'unlisted' || file === 'too-many-files')
    return { answer: 'unknown', reason: file, evidence: facts };

  return { answer: problems.length > 0 ? 'unmet' : 'met', evidence: facts };
}
