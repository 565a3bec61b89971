import type { Finding } from '../model/finding.ts';
import type { Provenance } from '../policy/policy.ts';
import type { CoverageEvidence, CoverageReason, CoverageRule } from '../practices/incremental-coverage.ts';
import type { Rule, Subject } from './subject.ts';

export interface CoverageRuleView extends Rule {
  readonly values: CoverageRule;
  readonly artifacts: readonly string[];
  readonly ignoreProvenance: Provenance;
}

export interface CoverageView {
  readonly finding: Finding<CoverageReason, CoverageEvidence>;
  readonly subject: Subject;
  readonly rule: CoverageRuleView;
  /** The merge base, where it is known. */
  readonly mergeBase: string | null;
  /** Runs that were waited for in vain. */
  readonly pendingRuns: readonly { name: string; url: string }[];
}
