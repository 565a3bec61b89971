import type { CheckRun, CommitStatus, RequiredCheck, WorkflowRun } from '../model/ci.ts';
import { globMatcher } from '../model/glob.ts';
import { awaitsApproval, hasEnded, latestRuns } from './ci-runs.ts';
import { gatekeeperSlugs } from './gatekeepers.ts';

export type CiItemState = 'green' | 'red' | 'skipped' | 'running' | 'awaiting-approval' | 'absent';

/** One thing that CI says of a commit. */
export interface CiItem {
  readonly kind: 'workflow' | 'check' | 'status';
  readonly name: string;
  readonly state: CiItemState;
  /** GitHub's own word, for people. */
  readonly said: string;
  readonly url: string | null;
}

export interface CiObservation {
  readonly runs: readonly WorkflowRun[];
  readonly checkRuns: readonly CheckRun[];
  readonly statuses: readonly CommitStatus[];
  /** Undefined when GitHub does not tell which checks are required. */
  readonly required: readonly RequiredCheck[] | undefined;
}

/** `judged` decides the verdict; `others` are told beside it. */
export interface CiState {
  readonly basis: 'required' | 'all';
  readonly judged: readonly CiItem[];
  readonly others: readonly CiItem[];
}

const actionsSlug = 'github-actions';

/**
 * Ignored checks and other gatekeepers' are never judged, required or not: GitHub itself keeps the gate of what it
 * requires, and waiting for one that waits for Rung would last until the deadline.
 * @param ignore names or globs of workflows, checks and statuses that the policy leaves out.
 */
export function ciStateOf(observation: CiObservation, ownAppId: number, ignore: readonly string[]): CiState {
  const isIgnored = globMatcher(ignore);
  const latest = latestRuns(observation.runs);
  // GitHub lists the jobs of each suite: one of a run that a newer one took the place of does not count beside the newer one.
  const current = new Set(latest.flatMap(run => run.suiteId ?? []));
  const isCurrent = ({ suiteId }: CheckRun) => suiteId == null || current.has(suiteId);
  const renewed = new Set(
    observation.checkRuns.filter(run => run.appSlug === actionsSlug && isCurrent(run)).map(run => run.name),
  );
  const foreign = observation.checkRuns.filter(
    run =>
      run.appId !== ownAppId &&
      !gatekeeperSlugs.has(run.appSlug ?? '') &&
      (run.appSlug !== actionsSlug || isCurrent(run) || !renewed.has(run.name)),
  );
  // A workflow run stands for its jobs. Without the permission to read runs only the jobs are seen.
  const hasRuns = observation.runs.length > 0;
  const everything = [
    ...latest.map(workflowItem),
    ...foreign.filter(run => !hasRuns || run.appSlug !== actionsSlug).map(checkItem),
    ...observation.statuses.map(statusItem),
  ].filter(item => !isIgnored(item.name));

  const gatekeepers = namesOfGatekeepers(observation.checkRuns);
  const required = (observation.required ?? []).filter(
    check => !isOwn(check, ownAppId) && !gatekeepers.has(check.name) && !isIgnored(check.name),
  );
  if (required.length === 0) return { basis: 'all', judged: everything, others: [] };

  const judged = required.map(check => requiredItem(check, foreign, observation.statuses));
  const names = new Set(judged.map(item => item.name));
  const jobs = foreign.filter(run => run.appSlug === actionsSlug && !isIgnored(run.name)).map(checkItem);
  const others = [...everything.filter(item => item.kind !== 'workflow'), ...(hasRuns ? jobs : [])].filter(
    item => !names.has(item.name),
  );

  return { basis: 'required', judged, others };
}

/** Rung never waits for itself, whoever is named as the source of its checks. */
function isOwn(check: RequiredCheck, ownAppId: number): boolean {
  return check.appId === ownAppId || check.name.startsWith('Rung / ');
}

function requiredItem(
  check: RequiredCheck,
  runs: readonly CheckRun[],
  statuses: readonly CommitStatus[],
): CiItem {
  const reports = [
    ...runs
      .filter(one => one.name === check.name && (check.appId === null || one.appId === check.appId))
      .map(checkItem),
    ...(check.appId === null ? statuses.filter(one => one.context === check.name).map(statusItem) : []),
  ];

  return worstOf(reports) ?? { kind: 'check', name: check.name, state: 'absent', said: 'absent', url: null };
}

const worstFirst: readonly CiItemState[] = ['red', 'awaiting-approval', 'running', 'green', 'skipped'];

/** The same job in the `push` and the `pull_request` run reports twice under one name: both have to be green. */
function worstOf(reports: readonly CiItem[]): CiItem | undefined {
  return reports.toSorted((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state))[0];
}

function namesOfGatekeepers(runs: readonly CheckRun[]): ReadonlySet<string> {
  return new Set(runs.filter(run => gatekeeperSlugs.has(run.appSlug ?? '')).map(run => run.name));
}

function workflowItem(run: WorkflowRun): CiItem {
  const state = awaitsApproval(run)
    ? 'awaiting-approval'
    : hasEnded(run)
      ? concluded(run.conclusion)
      : 'running';

  return { kind: 'workflow', name: run.name, state, said: run.conclusion ?? run.status, url: run.url };
}

function checkItem(run: CheckRun): CiItem {
  const state = run.status === 'completed' ? concluded(run.conclusion) : 'running';

  return { kind: 'check', name: run.name, state, said: run.conclusion ?? run.status, url: run.url };
}

function statusItem(status: CommitStatus): CiItem {
  const states = { success: 'green', pending: 'running', failure: 'red', error: 'red' } as const;

  return {
    kind: 'status',
    name: status.context,
    state: states[status.state],
    said: status.state,
    url: status.url !== null && conversation.test(status.url) ? null : status.url,
  };
}

/** Who sets a status chooses its address. A comment that links to an issue is shown there as a mention. */
const conversation = /\/(?:issues|pull|pulls|discussions)\/\d/i;

/** Skipped is not failed; whatever is neither good nor skipped did not finish green. */
function concluded(conclusion: string | null): CiItemState {
  if (conclusion === 'success' || conclusion === 'neutral') return 'green';
  if (conclusion === 'skipped') return 'skipped';

  return conclusion === 'action_required' ? 'awaiting-approval' : 'red';
}
