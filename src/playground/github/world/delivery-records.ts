import type { Account } from './account-records.ts';

export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success';

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly isProduction: boolean;
  readonly isTransient: boolean;
  readonly creator: Account;
  /** The workflow run that deploys. */
  readonly run: { readonly id: number; readonly jobs: readonly { readonly id: number }[] } | null;
  readonly createdAt: Date;
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly creator: Account;
  readonly createdAt: Date;
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly reviewers: readonly Account[];
  readonly waitMinutes: number;
  readonly preventsSelfReview: boolean;
  readonly protectedBranchesOnly: boolean;
  readonly createdAt: Date;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly dueAt: Date | null;
  closedAt: Date | null;
  readonly creator: Account;
  readonly createdAt: Date;
}

export interface MergeGroup {
  readonly branch: string;
  readonly baseBranch: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly pullRequests: readonly number[];
  state: 'open' | 'merged' | 'destroyed';
}
