import { factOf, isTruncated } from '../../collect/ladder/fact-of.ts';
import { readHistory } from '../../collect/ladder/history-reads.ts';
import { type Reach, readUnder, windows } from '../../collect/ladder/reach.ts';
import { readHead, readMergeRules, wantedChecks } from '../../collect/ladder/read-merge-rules.ts';
import { rememberHistory, toRecord } from '../../collect/ladder/remember-history.ts';
import { runsInParts } from '../../collect/ladder/runs-in-parts.ts';
import { toPullRequest } from '../../collect/ladder/to-records.ts';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import { type ChecksWanted, type LadderReads, ladderPermissions } from '../../github/ladder/ladder-port.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import { fullName, type RepositoryRef } from '../../model/repository.ts';
import { countRequests } from '../../publish/count-requests.ts';
import type { Services } from '../services.ts';
import { type BackfillState, begunAt } from './backfill-state.ts';

/** Of a busy repository this much is enough, and beyond it there may be more than is worth its requests. */
const enoughMs = 90 * dayMs;
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
  /** The default one. */
  readonly branch: string;
  readonly policy: LadderPolicy;
  onProgress(progress: BackfillProgress): void;
}

/**
 * Reads once, newest first, what turns look at of a repository's history: half a year of pull requests and runs, less where
 * that is too much, and a year of what happens seldom. Where it stands is stored after every page; a process that is killed
 * goes on from there. How far each kind was read is told; what could not be read, turns ask for again. Rejects as GitHub
 * does: whoever is refused for its limits comes back later.
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
  while (!state.areRunsDone) await step(current => readRuns(asked, current));
  if (!state.isRestDone) await step(current => readRest(asked, current));

  return state;
}

const shareOf = ({ startedAt, runsFrom, arePullsDone, areRunsDone, isRestDone }: BackfillState): number => {
  const runs = areRunsDone ? 1 : (startedAt - runsFrom) / windows.run;

  return (Number(arePullsDone) + runs + Number(isRestDone)) / 3;
};

/** The same ones as at each turn: of a check that nobody has to pass, red says nothing. */
async function checksIn({ reads, branch }: Backfilling): Promise<ChecksWanted> {
  return { names: wantedChecks(await readMergeRules(reads, branch, readHead(reads, branch))) };
}

/** A page is stored before the place of the next one. */
async function readPulls(
  asked: Backfilling,
  stateOf: () => BackfillState,
  moveOn: (change: Partial<BackfillState>) => Promise<void>,
): Promise<void> {
  const { services, reads, repository, policy } = asked;
  const { startedAt, checks: known } = stateOf();
  // Under another one when it goes on, what was read before is of the old one: then the first turn reads all again.
  const under = stateOf().pullsUnder ?? readUnder('pull-request', policy);
  const { result: checks, requests: before } = await countRequests(
    async () => known ?? (await checksIn(asked)),
  );
  let unnoted = before + 1;
  const whole = startedAt - windows['pull-request'];
  const readOn = () =>
    factOf(ladderPermissions.endedPullRequests, 'pull requests', () =>
      reads.endedPullRequests(whole, checks, {
        after: stateOf().pullsAfter,
        async onPage(rows, next) {
          const records = rows.map(row => toPullRequest(row, fullName(repository), policy));
          await services.store.records.put(repository.id, 'pull-request', records, new Date(startedAt));
          const { rows: sum, requests, pullsFrom } = stateOf();
          const sums = { rows: sum + rows.length, requests: requests + unnoted };
          unnoted = 1;
          const oldest = rows.at(-1)?.updatedAt ?? pullsFrom;
          await moveOn({ checks, pullsUnder: under, pullsAfter: next, pullsFrom: oldest, ...sums });
        },
      }),
    );
  let found = await readOn();
  while (isTruncated(found) && stateOf().pullsFrom > startedAt - enoughMs) found = await readOn();
  const { reach, pullsFrom } = stateOf();
  // Of the moment at which it stopped, the next page may have more.
  const from = found.known ? whole : isTruncated(found) ? pullsFrom + 1 : null;
  const read = from !== null && { 'pull-request': { from, until: startedAt, under } };
  await moveOn({ arePullsDone: true, reach: { ...reach, ...read } });
}

/** Step by step as far as is needed, then the rest at once. */
async function readRuns(asked: Backfilling, state: BackfillState): Promise<Partial<BackfillState>> {
  const { services, reads, repository } = asked;
  const { startedAt, runsFrom, reach } = state;
  const enough = startedAt - enoughMs;
  const isRest = runsFrom <= enough;
  const from = isRest ? startedAt - windows.run : Math.max(runsFrom - stepMs, enough);
  const found = await factOf(ladderPermissions.runs, 'workflow runs', () =>
    isRest ? reads.runs(from, runsFrom) : runsInParts(reads, from, runsFrom),
  );
  if (!found.known) {
    const isPart = isTruncated(found) && runsFrom < startedAt;
    const read = isPart && {
      run: { from: runsFrom, until: startedAt, under: readUnder('run', asked.policy) },
    };

    return { areRunsDone: true, reach: { ...reach, ...read } };
  }
  await services.store.records.put(repository.id, 'run', found.value.map(toRecord), new Date(startedAt));
  const read = isRest && { run: { from, until: startedAt, under: readUnder('run', asked.policy) } };
  const rows = state.rows + found.value.length;

  return { runsFrom: from, areRunsDone: isRest, rows, reach: { ...reach, ...read } };
}

/** Lists that are short: issues, deployments, releases. */
async function readRest(asked: Backfilling, state: BackfillState): Promise<Partial<BackfillState>> {
  const { services, reads, repository, policy } = asked;
  const at = state.startedAt;
  let reach: Reach = {};
  const history = rememberHistory(readHistory(reads, fullName(repository), policy), {
    ...{ records: services.store.records, repositoryId: repository.id, reach, policy, at },
    onRead(kind, span) {
      reach = { ...reach, [kind]: span };
    },
  });
  const counts = await Promise.all([
    factOf(ladderPermissions.issues, 'issues', () => history.issues(at - windows.issue)),
    factOf(ladderPermissions.deployments, 'deployments', () => history.deployments(at - windows.deployment)),
    factOf(ladderPermissions.releases, 'releases', () => history.releases(at - windows.release)),
  ]);
  const rows = counts.reduce((sum, fact) => sum + (fact.known ? fact.value.length : 0), 0);

  return { isRestDone: true, rows: state.rows + rows, reach: { ...state.reach, ...reach } };
}
