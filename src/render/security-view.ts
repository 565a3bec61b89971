import type { Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';
import type { PolicyWaiver } from '../policy/policy.ts';
import type { SecurityItem } from '../practices/change-security/security-item.ts';
import type { SecurityEvidence, SecurityReason } from '../practices/security-change.ts';
import type { PolicyNotices } from './policy-notices.ts';
import type { Enforcement } from './rule-sentence.ts';
import type { Subject } from './subject.ts';

export interface SecurityView {
  readonly finding: Finding<SecurityReason, SecurityEvidence>;
  readonly subject: Subject;
  readonly rule: Enforcement;
  /** Reference as it is written → the same with the commit that its tag points to now. */
  readonly pins: ReadonlyMap<string, Pin>;
  readonly waiver: Waiver | null;
  /** Practices that the policy takes out for a time. */
  readonly leftOut: readonly Pick<PolicyWaiver, 'practice' | 'until'>[];
  readonly policyNotices: PolicyNotices;
}

/** The line to paste: `owner/name@<sha> # v3`. */
export interface Pin {
  readonly reference: string;
  readonly version: string;
}

/** Items of one practice, with what tells them apart in the texts. */
export interface SecurityGroup {
  readonly practice: SecurityItem['practice'];
  readonly items: readonly SecurityItem[];
}

export function groupsOf(items: readonly SecurityItem[]): readonly SecurityGroup[] {
  return [...Map.groupBy(items, ({ practice }) => practice)].map(([practice, list]) => ({
    practice,
    items: list,
  }));
}
