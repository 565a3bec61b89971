import type { Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';
import type { CiStatusFacts, CiStatusReason } from '../practices/ci-status.ts';
import type { PolicyNotices } from './policy-notices.ts';
import type { Rule } from './rule-sentence.ts';
import type { Subject } from './subject.ts';

export interface CiView {
  readonly finding: Finding<CiStatusReason, CiStatusFacts>;
  readonly subject: Subject;
  readonly rule: Rule;
  readonly ignore: readonly string[];
  /** Rung may not read commit statuses. */
  readonly statusesUnseen: boolean;
  readonly waiver: Waiver | null;
  readonly policyNotices: PolicyNotices;
  readonly now: Date;
}
