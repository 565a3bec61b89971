import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { runsOnPushTo } from '../facts/ladder/workflows/push-filter.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import { isCompleted, isRunning } from '../metrics/run-verdicts.ts';
import type { Cause } from '../model/cause.ts';
import type { RunRecord } from '../model/records/run-record.ts';
import { isOutside, outsideContext, outsideRuns } from './outside-ci.ts';

/** Runs that tell whether the code works. */
export interface ContinuousIntegration {
  /** Of the default branch, by workflows that run when it is pushed to. */
  readonly main: readonly RunRecord[];
  readonly pullRequests: readonly RunRecord[];
  /** Of merge queues: the branch is not changed yet, but the commit that is tested becomes its head. */
  readonly queued: readonly RunRecord[];
  /** All of it was found by Rung, so that it decides no level. */
  readonly inferred: Cause | null;
}

/** Of the runs of a CI workflow only these speak for the default branch. */
const mainEvents: ReadonlySet<string> = new Set([
  ...['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'],
]);

/** @param workflows undefined where nobody may read them: then a workflow is known by what started it. */
export function continuousIntegrationOf(
  given: readonly RunRecord[],
  workflows: readonly Workflow[] | undefined,
  defaultBranch: string,
  { ciContexts }: Pick<LadderPolicy, 'ciContexts'>,
): ContinuousIntegration {
  const runs = [...given.filter(run => !isOutside(run)), ...outsideRuns(given.filter(isOutside))];
  const ci = ciWorkflowsOf(runs, workflows, defaultBranch);
  const isOfPullRequest = (run: RunRecord) =>
    isOutside(run) ? run.pullRequest !== null : run.event === 'pull_request';
  const isOfMain = (run: RunRecord) =>
    run.branch === defaultBranch &&
    (isOutside(run) ? run.pullRequest === null : mainEvents.has(run.event) && ci.has(run.workflow));
  const isStated = (run: RunRecord) =>
    isOutside(run) ? ciContexts.includes(outsideContext(run)) : !run.isInferred;
  const parts = (some: readonly RunRecord[], inferred: Cause | null): ContinuousIntegration => ({
    main: some.filter(isOfMain),
    pullRequests: some.filter(isOfPullRequest),
    queued: some.filter(({ event }) => event === 'merge_group'),
    inferred,
  });
  const stated = parts(runs.filter(isStated), null);
  // What was only found is not needed where CI is known: a status of some other service would put all of it in doubt.
  if (stated.main.length + stated.pullRequests.length + stated.queued.length > 0) return stated;

  return parts(runs, { kind: 'inferred', key: 'ci.contexts' });
}

/** Commits of the default branch that CI ran on to an end, and those on which it still runs for the first time. */
export function builtCommits({ main, queued }: Pick<ContinuousIntegration, 'main' | 'queued'>): {
  readonly built: ReadonlySet<string>;
  readonly building: ReadonlySet<string>;
} {
  const runs = [...main, ...queued];
  const built = new Set(runs.filter(isCompleted).map(({ sha }) => sha));
  const running = runs.filter(isRunning).map(({ sha }) => sha);

  return { built, building: new Set(running.filter(sha => !built.has(sha))) };
}

/** Workflows that run on a push to the default branch; a file that is gone or cannot be read is known by its runs. */
function ciWorkflowsOf(
  runs: readonly RunRecord[],
  workflows: readonly Workflow[] | undefined,
  defaultBranch: string,
): ReadonlySet<string> {
  const readable = (workflows ?? []).filter(({ problem }) => problem === null);
  const known = new Set(readable.map(({ path }) => path));
  const bySay = readable.filter(workflow => runsOnPushTo(defaultBranch, workflow)).map(({ path }) => path);
  const byRuns = runs
    .filter(
      ({ event, branch, workflow }) => event === 'push' && branch === defaultBranch && !known.has(workflow),
    )
    .map(({ workflow }) => workflow);

  return new Set([...bySay, ...byRuns]);
}

/** Whether the file of a workflow that has run is not in the tree any more; where the tree is unknown, none is. */
export function goneAmong(workflows: readonly Workflow[] | undefined): (workflow: string) => boolean {
  const paths = new Set(workflows?.map(({ path }) => path));

  return workflow =>
    workflows !== undefined && workflow.startsWith('.github/workflows/') && !paths.has(workflow);
}
