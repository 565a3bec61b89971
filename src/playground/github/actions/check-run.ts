import { checkRunShape, checkSuiteShape } from '../shapes/check-shape.ts';
import type { Account, AppRecord } from '../world/account-records.ts';
import type {
  CheckAnnotation,
  CheckRun,
  CheckSuite,
  Repository,
  RunConclusion,
  RunStatus,
} from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce, botOf } from './announce.ts';
import { announceSuite, ensureSuite } from './check-suite.ts';

/** What a create or an update of a check run says; what is left out stays as it is. */
export interface CheckRunChange {
  readonly name?: string | undefined;
  readonly status?: RunStatus | undefined;
  readonly conclusion?: RunConclusion | undefined;
  readonly externalId?: string | undefined;
  readonly detailsUrl?: string | undefined;
  readonly startedAt?: Date | undefined;
  readonly completedAt?: Date | undefined;
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly text?: string | undefined;
  /** Appended: annotations never vanish. */
  readonly annotations?: readonly CheckAnnotation[] | undefined;
}

export interface NewCheckRun extends CheckRunChange {
  readonly name: string;
  readonly headSha: string;
  readonly app: AppRecord;
  readonly suite?: CheckSuite;
}

export function createCheckRun(state: WorldState, repository: Repository, fresh: NewCheckRun): CheckRun {
  const run: CheckRun = {
    id: takeId(state),
    suite: fresh.suite ?? ensureSuite(state, repository, fresh.app, fresh.headSha, null),
    name: fresh.name,
    headSha: fresh.headSha,
    status: 'queued',
    conclusion: null,
    externalId: '',
    detailsUrl: null,
    startedAt: state.clock(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    createdAt: state.clock(),
  };
  repository.checkRuns.push(run);
  apply(state, run, fresh);
  announceCheckRun(state, repository, run, 'created');
  if (run.status === 'completed') announceCompletion(state, repository, run);
  return run;
}

export function updateCheckRun(
  state: WorldState,
  repository: Repository,
  run: CheckRun,
  change: CheckRunChange,
): void {
  const wasCompleted = run.status === 'completed';
  apply(state, run, change);
  if (run.status === 'completed' && !wasCompleted) announceCompletion(state, repository, run);
}

/** The "Re-run" button. GitHub resets nothing: the App answers with a new run. */
export function rerequestCheckRun(
  state: WorldState,
  repository: Repository,
  run: CheckRun,
  sender: Account,
): void {
  announceCheckRun(state, repository, run, 'rerequested', sender);
}

function apply(state: WorldState, run: CheckRun, change: CheckRunChange): void {
  run.name = change.name ?? run.name;
  run.status = change.conclusion === undefined ? (change.status ?? run.status) : 'completed';
  run.conclusion = change.conclusion ?? run.conclusion;
  run.externalId = change.externalId ?? run.externalId;
  run.detailsUrl = change.detailsUrl ?? run.detailsUrl;
  run.startedAt = change.startedAt ?? run.startedAt;
  run.completedAt =
    change.completedAt ?? run.completedAt ?? (run.status === 'completed' ? state.clock() : null);
  run.title = change.title ?? run.title;
  run.summary = change.summary ?? run.summary;
  run.text = change.text ?? run.text;
  run.annotations.push(...(change.annotations ?? []));
}

function announceCompletion(state: WorldState, repository: Repository, run: CheckRun): void {
  announceCheckRun(state, repository, run, 'completed');
  const others = repository.checkRuns.filter(one => one.suite.id === run.suite.id);
  if (others.every(one => one.status === 'completed'))
    announceSuite(state, repository, run.suite, 'completed');
}

function announceCheckRun(
  state: WorldState,
  repository: Repository,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested',
  sender = botOf(state, run.suite.app),
): void {
  announce(state, repository, ['check_run', action], sender, {
    check_run: {
      ...checkRunShape(state, repository, run),
      check_suite: checkSuiteShape(state, repository, run.suite),
    },
  });
}
