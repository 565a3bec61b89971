import type { LadderPolicy } from '../../src/facts/ladder/ladder-policy.ts';
import type { FactValues, RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import { CommitGraph } from '../../src/metrics/delivery/commit-graph.ts';
import { deployedVersions } from '../../src/metrics/delivery/deployed-versions.ts';
import type { Deployment, DeploymentAttempt } from '../../src/metrics/delivery/deployment.ts';
import type { DeliveryHistory } from '../../src/metrics/delivery/failure-signals.ts';
import { firstCarriers } from '../../src/metrics/delivery/first-carriers.ts';
import type { Cause } from '../../src/model/cause.ts';
import type {
  CommitRecord,
  DeploymentRecord,
  DeploymentStatus,
  ReleaseRecord,
} from '../../src/model/records/delivery-records.ts';
import { hourMs, type Instant, minuteMs } from '../../src/model/records/instant.ts';
import { daysAgo, now, person, repositoryFacts } from './ladder-facts.ts';

export const commitRecord = (sha: string, values: Partial<CommitRecord> = {}): CommitRecord => ({
  ...{ sha, parents: [], author: person(), authoredAt: daysAgo(60), committedAt: daysAgo(60), reverts: [] },
  ...values,
});

/** Each commit grew from the one before it. */
export const commitLine = (...shas: readonly string[]): readonly CommitRecord[] =>
  shas.map((sha, index) => commitRecord(sha, { parents: index === 0 ? [] : [shas[index - 1] ?? ''] }));

/** A deployment to production that was created a minute before it ended. */
export function deploymentRecord(
  id: number,
  sha: string,
  endedAt: Instant,
  values: Partial<DeploymentRecord> & { readonly state?: DeploymentStatus['state'] } = {},
): DeploymentRecord {
  const { state = 'success', ...rest } = values;

  return {
    ...{ id, sha, environment: 'production', isProduction: true, isTransient: false, runId: null },
    ...{ creator: person(), createdAt: endedAt - minuteMs, statuses: [{ state, at: endedAt }] },
    ...rest,
  };
}

export const releaseRecord = (
  tag: string,
  publishedAt: Instant | null,
  values: Partial<ReleaseRecord> = {},
): ReleaseRecord => ({
  ...{ tag, sha: `sha-${tag}`, isDraft: false, isPrerelease: false, publishedAt, author: person() },
  ...{ assets: [], pullRequests: [] },
  ...values,
});

export const attemptOf = (
  sha: string | null,
  endedAt: Instant,
  values: Partial<DeploymentAttempt> = {},
): DeploymentAttempt => ({
  ...{ sha, endedAt, state: 'success', ids: [], runId: null, tag: null, isByMachine: true },
  ...values,
});

/** Deployments `D1` to `D<n>` of the commits `c1` to `c<n>`, a day apart; the last one as long ago as is said. */
export function dailyDeployments(
  n: number,
  lastDaysAgo: number = 3,
  daysApart: number = 1,
): { readonly commits: readonly CommitRecord[]; readonly attempts: readonly DeploymentAttempt[] } {
  const shas = Array.from({ length: n }, (_, index) => `c${index + 1}`);

  return {
    commits: commitLine(...shas),
    attempts: shas.map((sha, index) =>
      attemptOf(sha, daysAgo(lastDaysAgo + (n - 1 - index) * daysApart), { ids: [index + 1] }),
    ),
  };
}

/** What came of attempts, with all that says whether they failed. */
export function historyOf(
  attempts: readonly DeploymentAttempt[],
  given: Partial<Omit<DeliveryHistory, 'deployments' | 'carriers'>> = {},
): DeliveryHistory & { readonly deployments: readonly Deployment[] } {
  const { commits = [], pulls = [], incidents = [] } = given;
  const graph = new CommitGraph(commits);
  const sorted = attempts.toSorted((a, b) => a.endedAt - b.endedAt);
  const deployments = deployedVersions(sorted, graph);

  return { deployments, carriers: firstCarriers(deployments, graph), commits, pulls, incidents };
}

export const hoursAgo = (hours: number): Instant => now - hours * hourMs;

/** A repository where all that deliveries are made of may be seen, and nothing is there but what is given. */
export const deliveryFacts = (
  values: Partial<FactValues> = {},
  policy: Partial<LadderPolicy> = {},
  causes: Partial<Record<keyof FactValues, Cause>> = {},
): RepositoryFacts => {
  const empty: Partial<FactValues> = {
    place: {
      ...{ defaultBranch: 'main', headSha: 'head', headAt: now, visibility: 'private', isArchived: false },
      ...{ hasIssues: true, template: null },
    },
    ...{ tree: [], files: {}, commits: [], heads: [], pullRequests: [], issues: [], runs: [], jobs: [] },
    ...{ deployments: [], releases: [], tags: [] },
  };
  const seen = Object.entries(empty).filter(([key]) => !(key in causes));

  return repositoryFacts({ ...Object.fromEntries(seen), ...values }, policy, causes);
};

/** Deployments 1 to `n` of the commits `c1` to `c<n>`, one a day; the last one as many days ago as is said. */
export function deployedDaily(
  n: number,
  lastDaysAgo: number = 3,
  daysApart: number = 1,
): Pick<FactValues, 'commits' | 'deployments'> {
  const { commits, attempts } = dailyDeployments(n, lastDaysAgo, daysApart);

  return {
    commits,
    deployments: attempts.map(({ sha, endedAt }, index) => deploymentRecord(index + 1, sha ?? '', endedAt)),
  };
}
