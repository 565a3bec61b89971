import type { RepositoryPlace } from '../../src/facts/ladder/repository-facts.ts';
import type {
  CommitRecord,
  DeploymentRecord,
  ReleaseRecord,
} from '../../src/model/records/delivery-records.ts';
import type { Instant } from '../../src/model/records/instant.ts';
import type { AlertRecord, BranchRules } from '../../src/model/records/rules-record.ts';
import { bot, daysAgo, person } from './ladder-facts.ts';

export function placeOf(values: Partial<RepositoryPlace> = {}): RepositoryPlace {
  return {
    ...{ defaultBranch: 'main', headSha: 'head', headAt: daysAgo(1), visibility: 'private' },
    ...{ isArchived: false, hasIssues: true, template: null },
    ...values,
  };
}

/** Nothing is asked of the branch, and all of it was seen. */
export function branchRulesOf(values: Partial<BranchRules> = {}): BranchRules {
  return {
    ...{ blocksForcePush: false, blocksDeletion: false, requiresPullRequest: false, approvals: 0 },
    ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: [] },
    ...{ requiresCodeScanning: false, hasBypass: null, isComplete: true },
    ...values,
  };
}

export function alertRecord(
  kind: AlertRecord['kind'],
  severity: AlertRecord['severity'],
  openedAt: Instant,
  closedAt: Instant | null = null,
): AlertRecord {
  return { kind, severity, openedAt, closedAt, hasFix: true };
}

export function releaseRecord(
  tag: string,
  publishedAt: Instant | null,
  assets: readonly string[] = [],
  values: Partial<ReleaseRecord> = {},
): ReleaseRecord {
  return {
    ...{ tag, publishedAt, assets, sha: `sha-${tag}`, isDraft: false, isPrerelease: false },
    ...{ author: person(), pullRequests: [] },
    ...values,
  };
}

export function commitRecord(
  sha: string,
  committedAt: Instant,
  values: Partial<CommitRecord> = {},
): CommitRecord {
  return {
    ...{ sha, committedAt, authoredAt: committedAt, parents: [], author: person(), reverts: [] },
    ...values,
  };
}

/** A successful one to production. */
export function deploymentRecord(
  id: number,
  createdAt: Instant,
  values: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    ...{ id, createdAt, sha: `sha-${id}`, environment: 'production', isProduction: true, isTransient: false },
    ...{ creator: bot, runId: null, statuses: [{ state: 'success', at: createdAt }] },
    ...values,
  };
}
