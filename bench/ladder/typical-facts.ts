import type { RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import type { IssueEvent, IssueRecord } from '../../src/model/records/issue-record.ts';
import type { PullRequestRecord } from '../../src/model/records/pull-request-record.ts';
import type { JobRecord, RunRecord } from '../../src/model/records/run-record.ts';
import {
  daysAgo,
  deploymentRecord,
  headRecord,
  issueRecord,
  jobRecord,
  person,
  pullRecord,
  releaseRecord,
  repositoryFacts,
  runRecord,
} from '../../test/builders/ladder-facts.ts';
import {
  branchRules,
  changedFiles,
  commitRecord,
  review,
  times,
} from '../../test/builders/ladder-records.ts';
import { typicalFiles } from './typical-files.ts';

const people = ['ada', 'ben', 'cho', 'dee', 'eli', 'fay', 'gus', 'hal'].map(person);
const by = (i: number) => people[i % people.length] ?? person();
/** Spread over half a year, the newest first. */
const ago = (i: number, all: number): number => daysAgo(0.5 + (i * 178) / all);
const hour = 3_600_000;

function pullOf(i: number): PullRequestRecord {
  const mergedAt = i < 6 ? null : ago(i, 190);
  const openedAt = (mergedAt ?? daysAgo(2)) - (5 + (i % 40)) * hour;
  const sha = (n: number) => `commit-${i}-${n}`;

  return pullRecord(1000 - i, {
    ...{ author: by(i), openedAt, mergedAt, closedAt: mergedAt, updatedAt: mergedAt ?? daysAgo(1) },
    ...{
      headSha: sha(2),
      mergeSha: `merge-${i}`,
      labels: i % 5 === 0 ? ['bug'] : [],
      issues: [1 + (i % 75)],
    },
    commits: times(3, n => ({
      ...{ sha: sha(n), author: by(i), authoredAt: openedAt - (3 - n) * hour },
      touches: { tests: n > 0, source: n !== 1 },
    })),
    files: changedFiles(
      ...times(4, n => `src/part-${(i + n) % 20}/file-${i}.ts`),
      ...(i % 4 === 0 ? [] : [`test/part-${i % 20}/file-${i}.test.ts`]),
    ),
    reviews: [
      review('commented', by(i + 1).login, openedAt + hour),
      review('approved', by(i + 2).login, openedAt + 3 * hour),
    ],
    events: [{ kind: 'review-requested', at: openedAt }],
    threads: { total: 2, resolved: 2 - (i % 2) },
    checks: { queuedAt: openedAt, completedAt: openedAt + hour / 6, isGreen: true },
    text: { tasks: { ticked: 3, open: i % 3 }, keys: [], sections: ['what', 'risk'], reverts: [] },
    coverage: { covered: 40 + (i % 10), coverable: 50 },
  });
}

function issueOf(i: number): IssueRecord {
  const openedAt = ago(i, 75) - 20 * 24 * hour;
  const closedAt = i % 3 === 0 ? null : openedAt + (3 + (i % 15)) * 24 * hour;
  const event = (kind: IssueEvent['kind'], at: number, subject: string): IssueEvent => ({
    ...{ kind, at, by: by(i), subject, byMember: true },
  });

  return issueRecord(1 + i, {
    ...{ author: by(i), openedAt, closedAt, closedAs: closedAt === null ? null : 'completed' },
    labels: [`priority: p${i % 3}`, i % 4 === 0 ? 'bug' : 'feature', ...(i % 15 === 0 ? ['incident'] : [])],
    assignees: [by(i)],
    events: [
      event('labeled', openedAt + hour, `priority: p${i % 3}`),
      event('commented', openedAt + 2 * hour, ''),
      event('assigned', openedAt + 48 * hour, by(i).login),
      ...(closedAt === null ? [] : [event('closed', closedAt, '')]),
    ],
    sections: ['value'],
  });
}

function runOf(i: number): RunRecord {
  const isPull = i % 2 === 0;
  const at = ago(i, 400);
  const pull = 6 + (i % 184);

  return runRecord(10_000 + i, i % 17 === 0 ? 'failure' : 'success', at, {
    workflow: `.github/workflows/${i % 5 === 1 ? 'deploy' : 'ci'}.yml`,
    ...{ name: 'CI', event: isPull ? 'pull_request' : 'push', branch: isPull ? `topic-${i}` : 'main' },
    ...{ sha: isPull ? `commit-${pull}-2` : `merge-${pull}`, pullRequest: isPull ? 1000 - pull : null },
  });
}

const jobOf = (i: number): JobRecord =>
  jobRecord(10_000 + Math.floor(i / 4), ago(Math.floor(i / 4), 400), {
    name: ['lint', 'unit', 'integration', 'build'][i % 4] ?? '',
  });

/** An ordinary service: what half a year brings, in sizes as they were asked for. */
export function typicalFacts(): RepositoryFacts {
  const pulls = times(190, pullOf);
  const merged = pulls.filter(pull => pull.mergedAt !== null);

  return repositoryFacts(
    {
      ...typicalFiles(daysAgo(40)),
      place: {
        ...{ defaultBranch: 'main', headSha: 'merge-6', headAt: daysAgo(0.5), visibility: 'private' },
        ...{ isArchived: false, hasIssues: true, template: null, hasSecurityPolicy: true },
      },
      pullRequests: pulls,
      commits: merged.flatMap(({ mergeSha, mergedAt, author, commits }, i) => [
        commitRecord(mergeSha ?? '', {
          ...{ author, parents: [merged[i + 1]?.mergeSha ?? 'first', `commit-${i + 6}-2`] },
          ...{ authoredAt: mergedAt ?? 0, committedAt: mergedAt ?? 0 },
        }),
        ...(commits ?? []).map((commit, n) =>
          commitRecord(commit.sha, {
            ...{
              author,
              parents: [n === 0 ? (merged[i + 1]?.mergeSha ?? 'first') : `commit-${i + 6}-${n - 1}`],
            },
            ...{ authoredAt: commit.authoredAt, committedAt: commit.authoredAt },
          }),
        ),
      ]),
      heads: merged.map(({ mergeSha, mergedAt, author, number }) =>
        headRecord(mergeSha ?? '', { at: mergedAt ?? 0, by: author, pullRequest: number }),
      ),
      issues: times(75, issueOf),
      milestones: [],
      runs: times(400, runOf),
      jobs: times(400, jobOf),
      deployments: times(40, i =>
        deploymentRecord(40 - i, 1 + i * 4, {
          sha: `merge-${6 + i * 4}`,
          statuses: [{ state: i % 9 === 0 ? 'failure' : 'success', at: daysAgo(1 + i * 4) }],
        }),
      ),
      releases: times(12, i =>
        releaseRecord(`v1.${i}`, { sha: `merge-${6 + i * 12}`, publishedAt: daysAgo(1 + i * 14) }),
      ),
      tags: times(12, i => ({ name: `v1.${i}`, sha: `merge-${6 + i * 12}` })),
      branches: times(12, i => ({
        name: `topic-${i}`,
        sha: `commit-${i}-2`,
        lastCommitAt: daysAgo(i),
        ahead: 2,
      })),
      rules: branchRules({
        requiresPullRequest: true,
        approvals: 1,
        requiredChecks: ['unit'],
        blocksForcePush: true,
      }),
      environments: ['staging', 'production'].map(name => ({
        ...{
          name,
          reviewers: 1,
          waitMinutes: 0,
          hasBranchPolicy: true,
          preventsSelfReview: false,
          hasGate: false,
        },
      })),
      dependencyAlerts: times(20, i => ({
        ...({ kind: 'dependency', severity: 'high', openedAt: daysAgo(i * 8), hasFix: true } as const),
        closedAt: i % 3 === 0 ? null : daysAgo(i * 8 - 4),
      })),
      ...{
        codeAlerts: [],
        secretAlerts: [],
        analyses: times(100, i => ({ sha: `merge-${6 + i}`, tool: 'CodeQL', at: ago(i, 184) })),
      },
      securitySettings: { secretScanning: true, pushProtection: true },
      coverage: times(30, i => ({
        sha: `merge-${6 + i}`,
        at: ago(i, 184),
        covered: 800 + i,
        coverable: 1000,
      })),
      ...{
        eventsSince: daysAgo(200),
        eventGaps: [],
        advice: [],
        storedValues: [],
        teams: [],
        properties: {},
      },
    },
    { incidentLabel: 'incident', production: { environment: 'production', workflow: null } },
  );
}
