import { factOf } from '../../collect/ladder/fact-of.ts';
import { readHistory } from '../../collect/ladder/history-reads.ts';
import { rememberHistory } from '../../collect/ladder/remember-history.ts';
import { toPullRequest } from '../../collect/ladder/to-records.ts';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import { type LadderReads, ladderPermissions } from '../../github/ladder/ladder-port.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import { countRequests } from '../../publish/count-requests.ts';
import type { Services } from '../services.ts';
import { type BackfillState, begunAt } from './backfill-state.ts';

const depthMs = 90 * dayMs;
/** So many days of runs are one step. */
const stepMs = 10 * dayMs;

export interface BackfillProgress {
  readonly rows: number;
  readonly requests: number;
  /** Since it was told the last time. */
  readonly added: { readonly rows: number; readonly requests: number };
  /** 0 to 1. */
  readonly share: number;
}

interface Backfilling {
  readonly services: Pick<Services, 'store' | 'log'>;
  readonly reads: LadderReads;
  readonly repository: RepositoryRef;
  readonly policy: LadderPolicy;
  onProgress(progress: BackfillProgress): void;
}

/**
 * Reads 90 days of a repository's history once, newest first. Where it stands is stored after every page; a process that
 * is killed goes on from there. Rejects as GitHub does: whoever is refused for its limits comes back later.
 */
export async function backfillRepository(
  asked: Backfilling,
  before: BackfillState | undefined,
  now: Instant,
): Promise<BackfillState> {
  let state = before ?? begunAt(now);
  const { repository, services } = asked;
  const step = async (change: (state: BackfillState) => Promise<Partial<BackfillState>>): Promise<void> => {
    const { result, requests } = await countRequests(() => change(state));
    await moveOn({ ...result, requests: state.requests + requests });
  };
  const moveOn = async (change: Partial<BackfillState>): Promise<void> => {
    const last = state;
    state = { ...state, ...change };
    await services.store.ladders.update(repository.id, { backfill: state });
    const progress = { rows: state.rows, requests: state.requests, share: shareOf(state) };
    const added = { rows: state.rows - last.rows, requests: state.requests - last.requests };
    asked.onProgress({ ...progress, added });
    services.log.info({ repository: fullName(repository), ...progress }, 'history is being read');
  };

  if (!state.arePullsDone) await readPulls(asked, () => state, moveOn);
  while (state.runsFrom > state.startedAt - depthMs) await step(current => readRuns(asked, current));
  if (!state.isRestDone) await step(current => readRest(asked, current));

  return state;
}

const shareOf = ({ startedAt, runsFrom, arePullsDone, isRestDone }: BackfillState): number =>
  ((arePullsDone ? 1 : 0) + (startedAt - runsFrom) / depthMs + (isRestDone ? 1 : 0)) / 3;

/** A page is stored before the place of the next one. */
async function readPulls(
  { services, reads, repository, policy }: Backfilling,
  stateOf: () => BackfillState,
  moveOn: (change: Partial<BackfillState>) => Promise<void>,
): Promise<void> {
  const { startedAt, pullsAfter } = stateOf();
  await factOf(ladderPermissions.endedPullRequests, 'pull requests', () =>
    reads.endedPullRequests(
      startedAt - depthMs,
      { names: null },
      {
        after: pullsAfter,
        async onPage(rows, next) {
          const records = rows.map(row => toPullRequest(row, fullName(repository), policy));
          await services.store.records.put(repository.id, 'pull-request', records, new Date(startedAt));
          const { rows: before, requests } = stateOf();
          await moveOn({ pullsAfter: next, rows: before + rows.length, requests: requests + 1 });
        },
      },
    ),
  );
  await moveOn({ arePullsDone: true });
}

async function readRuns(asked: Backfilling, state: BackfillState): Promise<Partial<BackfillState>> {
  const { services, reads, repository } = asked;
  const from = Math.max(state.runsFrom - stepMs, state.startedAt - depthMs);
  const found = await factOf(ladderPermissions.runs, 'workflow runs', () => reads.runs(from, state.runsFrom));
  const runs = found.known ? found.value : [];
  const records = runs.map(run => ({ ...run, pushedAt: null, pullRequest: null, isInferred: false }));
  await services.store.records.put(repository.id, 'run', records, new Date(state.startedAt));

  return { runsFrom: from, rows: state.rows + runs.length };
}

/** Lists that are short: issues, deployments, releases. */
async function readRest(asked: Backfilling, state: BackfillState): Promise<Partial<BackfillState>> {
  const { services, reads, repository, policy } = asked;
  const at = state.startedAt;
  const history = rememberHistory(readHistory(reads, fullName(repository), policy), {
    ...{ records: services.store.records, repositoryId: repository.id, refreshedAt: null, at },
  });
  const counts = await Promise.all([
    factOf(ladderPermissions.issues, 'issues', () => history.issues(at - depthMs)),
    factOf(ladderPermissions.deployments, 'deployments', () => history.deployments(at - depthMs)),
    factOf(ladderPermissions.releases, 'releases', () => history.releases(at - depthMs)),
  ]);
  const rows = counts.reduce((sum, fact) => sum + (fact.known ? fact.value.length : 0), 0);

  return { isRestDone: true, rows: state.rows + rows };
}
