import type { Finding } from '../model/finding.ts';
import type { PolicyLevel } from '../policy/read-policy-file.ts';
import type { PolicyChangeFacts, PolicyChangeReason } from '../practices/policy-change.ts';
import type { PolicyNotices } from './policy-notices.ts';
import type { Enforcement } from './rule-sentence.ts';
import type { Subject } from './subject.ts';

export interface PolicyView {
  readonly finding: Finding<PolicyChangeReason, PolicyChangeFacts>;
  readonly subject: Subject;
  readonly level: PolicyLevel;
  readonly rule: Enforcement;
  readonly policyNotices: PolicyNotices;
}
