import type { MeasuredCommit } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Policy, Provenance } from '../policy/policy.ts';
import type { CoverageEvidence, CoverageReason } from '../practices/incremental-coverage.ts';
import type { PolicyNotices } from './policy-notices.ts';
import type { Rule } from './rule-sentence.ts';
import type { Subject } from './subject.ts';

export interface CoverageRuleView extends Rule {
  readonly values: Policy['checks']['incremental-coverage'];
  /** Of the target. */
  readonly provenance: Provenance;
  readonly componentsProvenance: Provenance;
}

export interface CoverageView {
  readonly finding: Finding<CoverageReason, CoverageEvidence>;
  readonly subject: Subject;
  readonly rule: CoverageRuleView;
  /** The merge base, where it is known. */
  readonly mergeBase: string | null;
  /** Runs that were waited for in vain. */
  readonly pendingRuns: readonly { name: string; url: string }[];
  /**
   * Though nothing was judged, the base branch's runs brought reports: `asked` when the policy has the check block for it.
   */
  readonly withheld: 'no' | 'told' | 'asked';
  /** Of the whole project, where the change begins: another commit's would change while the answer is the same. Null where it is not known. */
  readonly existingBefore: MeasuredCommit | null;
  /** Changed files that may change how coverage is measured. */
  readonly measuring: readonly string[];
  readonly waiver: Waiver | null;
  readonly policyNotices: PolicyNotices;
}
