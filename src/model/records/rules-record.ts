import type { Instant } from './instant.ts';

/** What holds for the default branch, of all active rule sets and, where it may be read, of classic protection. */
export interface BranchRules {
  readonly blocksForcePush: boolean;
  readonly blocksDeletion: boolean;
  readonly requiresPullRequest: boolean;
  readonly approvals: number;
  readonly requiresCodeOwners: boolean;
  readonly dismissesStale: boolean;
  readonly resolvesThreads: boolean;
  /** Names of required checks, in the order of GitHub. */
  readonly requiredChecks: readonly string[];
  readonly requiresCodeScanning: boolean;
  /** Null where nobody may see who bypasses. */
  readonly hasBypass: boolean | null;
  /** Classic protection was looked at too: only then does an absent rule prove anything. */
  readonly isComplete: boolean;
}

export interface EnvironmentRecord {
  readonly name: string;
  readonly reviewers: number;
  readonly waitMinutes: number;
  readonly hasBranchPolicy: boolean;
  readonly preventsSelfReview: boolean;
  readonly hasGate: boolean;
}

export interface AlertRecord {
  readonly kind: 'dependency' | 'code' | 'secret';
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** A version without the fault exists; of a dependency only. */
  readonly hasFix: boolean;
}

export interface SecuritySettings {
  readonly secretScanning: boolean;
  readonly pushProtection: boolean;
}
