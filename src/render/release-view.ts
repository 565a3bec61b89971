import type { ReleaseFinding } from '../practices/release/release.ts';
import type { PolicyNotices } from './policy-notices.ts';
import type { Enforcement } from './rule-sentence.ts';
import type { Subject } from './subject.ts';

export interface ReleaseView {
  readonly finding: ReleaseFinding;
  readonly subject: Subject;
  readonly rule: Enforcement;
  readonly policyNotices: PolicyNotices;
}
