import type { PracticeResult } from '../../model/practice-result.ts';
import type {
  BranchRecord,
  CommitRecord,
  CoverageRecord,
  DeploymentRecord,
  HeadRecord,
  ReleaseRecord,
  TagRecord,
} from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { IssueRecord, MilestoneRecord } from '../../model/records/issue-record.ts';
import type { AdviceRecord, EventGap, StoredValue, TeamRecord } from '../../model/records/ladder-records.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type {
  AlertRecord,
  BranchRules,
  EnvironmentRecord,
  SecuritySettings,
} from '../../model/records/rules-record.ts';
import type { JobRecord, RunRecord } from '../../model/records/run-record.ts';
import type { Fact } from './fact.ts';
import type { LadderPolicy } from './ladder-policy.ts';

/** All that an assessment is made from; it survives JSON, so that anybody can repeat the assessment. */
export interface RepositoryFacts {
  readonly schema: 1;
  /** `owner/name`, or the folder of a clone. */
  readonly repository: string;
  /** Its address on the web, such as `https://github.com/harbour/quotes`; left out where nobody told. */
  readonly webUrl?: string;
  /** The data timestamp: nothing later is in it, and windows end with it. */
  readonly at: Instant;
  readonly policy: LadderPolicy;
  /** Of the assessment before, for what GitHub does not answer this time. */
  readonly earlier: EarlierAssessment | null;
  /** The number of Rung's own report among the issues while it is open: the issues here hold none of Rung's. */
  readonly reportIssue?: number | undefined;
  readonly facts: { readonly [Key in keyof FactValues]: Fact<FactValues[Key]> };
}

export interface EarlierAssessment {
  readonly at: Instant;
  readonly results: readonly PracticeResult[];
}

/** What can be observed. Lists go back a year where the source does; practices cut their windows. */
export interface FactValues {
  readonly place: RepositoryPlace;
  readonly tree: readonly TreeEntry[];
  /** Texts of the files that practices read, by path. */
  readonly files: Readonly<Record<string, FileText>>;
  readonly commits: readonly CommitRecord[];
  readonly heads: readonly HeadRecord[];
  readonly pullRequests: readonly PullRequestRecord[];
  readonly issues: readonly IssueRecord[];
  readonly milestones: readonly MilestoneRecord[];
  /** Of the default branch, of pull requests and of tags; CI outside GitHub Actions too. */
  readonly runs: readonly RunRecord[];
  readonly jobs: readonly JobRecord[];
  readonly deployments: readonly DeploymentRecord[];
  readonly releases: readonly ReleaseRecord[];
  readonly tags: readonly TagRecord[];
  readonly branches: readonly BranchRecord[];
  readonly rules: BranchRules;
  readonly environments: readonly EnvironmentRecord[];
  readonly dependencyAlerts: readonly AlertRecord[];
  readonly codeAlerts: readonly AlertRecord[];
  readonly secretAlerts: readonly AlertRecord[];
  readonly securitySettings: SecuritySettings;
  /** Commits with a finished code-scanning analysis, and its tool. */
  readonly analyses: readonly { readonly sha: string; readonly tool: string; readonly at: Instant }[];
  /** Measured on the default branch. */
  readonly coverage: readonly CoverageRecord[];
  /** Events that GitHub does not tell afterwards are kept from then on. */
  readonly eventsSince: Instant;
  /** Spans since then in which Rung was down for so long that GitHub lists their events no more. */
  readonly eventGaps: readonly EventGap[];
  /** What earlier reports of Rung advised. */
  readonly advice: readonly AdviceRecord[];
  /** What earlier assessments measured, of a year. */
  readonly storedValues: readonly StoredValue[];
  /** Teams that own something here. */
  readonly teams: readonly TeamRecord[];
  /** Custom properties of the repository, by name. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface RepositoryPlace {
  readonly defaultBranch: string;
  readonly headSha: string;
  /** When the head was committed. */
  readonly headAt: Instant;
  /** Null of a clone, which does not tell. */
  readonly visibility: 'public' | 'internal' | 'private' | null;
  readonly isArchived: boolean;
  /** Null of a clone. */
  readonly hasIssues: boolean | null;
  /** `owner/name` of the template it was made from; null where there is none, and of a clone. */
  readonly template: string | null;
  /** A security policy holds for it, its own or the organization's; left out where nobody asked GitHub. */
  readonly hasSecurityPolicy?: boolean | undefined;
}

export interface TreeEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isExecutable: boolean;
}

export interface FileText {
  /** Null for one that is too large, or binary. */
  readonly text: string | null;
  /** Of the last commit that touched it; null where nobody looked. */
  readonly changedAt: Instant | null;
}
