import { type Fact, known } from '../../facts/ladder/fact.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { type LadderReads, ladderPermissions, type RunSeen } from '../../github/ladder/ladder-port.ts';
import type { HeadRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { askJobs, attemptsOf, type JobsAsked } from './ask-jobs.ts';
import { factOf, isTruncated } from './fact-of.ts';
import type { HistoryReads } from './history-reads.ts';
import { outsideRuns } from './outside-runs.ts';

type Facts = RepositoryFacts['facts'];

export interface RunsWanted {
  readonly defaultBranch: string;
  readonly at: Instant;
  readonly windowMs: number;
  /** Checks and statuses that the policy names as CI. */
  readonly ciContexts: readonly string[];
  readonly heads: Promise<Fact<readonly HeadRecord[]>>;
  readonly pullRequests: Promise<Fact<readonly PullRequestRecord[]>>;
}

/** With what else is asked, an ordinary repository stays below forty requests. */
const mostJobRequests = 8;

/** Runs of a window, and jobs where they decide something. A busy repository has enough of them in half the window. */
export async function collectRuns(
  reads: LadderReads,
  history: Pick<HistoryReads, 'runs' | 'jobs' | 'keep'>,
  { defaultBranch, at, windowMs, ciContexts, heads, pullRequests }: RunsWanted,
): Promise<Pick<Facts, 'runs' | 'jobs'>> {
  const listed = (ms: number) =>
    factOf(ladderPermissions.runs, 'workflow runs', () => history.runs(at - ms, at));
  const whole = await listed(windowMs);
  const found = isTruncated(whole) ? await listed(windowMs / 2) : whole;
  if (!found.known) return { runs: found, jobs: found };

  // Only where the policy says so, or where no push starts another: it is one more walk through the history.
  const startsHere = found.value.some(run => run.branch === defaultBranch && run.event === 'push');
  const isOutside = ciContexts.length > 0 || !startsHere;
  const reports = isOutside
    ? await factOf(ladderPermissions.reports, 'checks and statuses', () =>
        reads.reports(defaultBranch, at - (ciContexts.length > 0 ? windowMs : windowMs / 2)),
      )
    : known([]);
  // Named CI that may not be seen is not absent.
  if (!reports.known && ciContexts.length > 0) return { runs: reports, jobs: reports };

  const before = await history.jobs(at - windowMs);
  const asked = await factOf(ladderPermissions.jobs, 'jobs', () =>
    askJobs(reads, found.value, defaultBranch, mostJobRequests, before),
  );
  const closer: JobsAsked = asked.known ? asked.value : { attempts: new Map(), jobs: [] };
  const pushes = pushesOf(await heads, await pullRequests);
  const pulls = pullsByCommit(await pullRequests);

  const ofActions = found.value.map(
    (run): RunRecord => ({
      ...run,
      attempts: attemptsOf(run, closer),
      pushedAt: pushes.get(run.sha) ?? null,
      pullRequest: isOfPullRequest(run) ? (pulls.get(run.sha) ?? null) : null,
      isInferred: false,
    }),
  );
  if (asked.known) await history.keep(ofActions, asked.value.jobs);
  const outside = outsideRuns(reports.known ? reports.value : [], defaultBranch, ciContexts);

  return {
    runs: known([...ofActions, ...outside.map(run => ({ ...run, pushedAt: pushes.get(run.sha) ?? null }))]),
    jobs: asked.known ? known([...before, ...asked.value.jobs]) : asked,
  };
}

const isOfPullRequest = ({ event }: RunSeen): boolean => event.startsWith('pull_request');

/** When a commit became the head of the default branch: it was pushed, or a pull request was merged with it. */
function pushesOf(
  heads: Fact<readonly HeadRecord[]>,
  pulls: Fact<readonly PullRequestRecord[]>,
): ReadonlyMap<string, Instant> {
  const merges = (pulls.known ? pulls.value : []).flatMap(({ mergeSha, mergedAt }): [string, Instant][] =>
    mergeSha === null || mergedAt === null ? [] : [[mergeSha, mergedAt]],
  );
  const moves = (heads.known ? heads.value : []).map(({ sha, at }): [string, Instant] => [sha, at]);

  return new Map([...merges, ...moves]);
}

/** GitHub names a run's pull request only while it is open, and never that of a fork. */
function pullsByCommit(pulls: Fact<readonly PullRequestRecord[]>): ReadonlyMap<string, number> {
  const rows = (pulls.known ? pulls.value : []).flatMap(({ number, headSha, commits }): [string, number][] =>
    [headSha, ...(commits ?? []).map(({ sha }) => sha)].map(sha => [sha, number]),
  );

  return new Map(rows);
}
