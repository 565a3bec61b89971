import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import type { Deployment } from '../../metrics/delivery/deployment.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { commitEvidence } from '../evidence.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const endToEndAutomation = definePractice({
  id: 'end-to-end-automation',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['change-lead-time'],
  levels: atLeast('percent', { 2: 10, 3: 40, 4: 70, 5: 90 }),
  subItems: ['CD-DR-DM-DP', 'CD-DR-DL-PC', 'CD-DR-DL-PP'],
  statements: ['end-to-end'],
  needs: ['delivery', 'carriers', 'commits', 'runs', 'workflows?'],

  evaluate({ delivery, carriers, commits, runs, 'workflows?': workflows }, { at }) {
    const { deployments } = delivery;
    const byId = new Map(runs.map(run => [run.id, run]));
    const bySha = Map.groupBy(runs, ({ sha }) => sha);
    const followed = followedBy(workflows.known ? workflows.value : []);
    const isDriven = deployments.map(one => isEventDriven(one, byId, bySha, followed));
    const place = (sha: string) => carriers.of(sha) ?? -1;
    // A commit of the last day may still be on its way, and of what the baseline carried nobody saw the way. Nor of what a run
    // brought that is not remembered.
    const judged = commits.filter(
      ({ sha, committedAt }) =>
        committedAt <= at - dayMs && !carriers.isInBaseline(sha) && isDriven[place(sha)] !== null,
    );
    const window = inWindow(judged, ({ committedAt }) => committedAt, at, minimumSamples.ofShare);

    return shareThatDoes(
      window,
      ({ sha }) => isDriven[place(sha)] === true,
      ({ sha }) => commitEvidence(sha),
      { inferred: delivery.inferred, figures: sourceFigures(delivery) },
    );
  },
});

/** By path, the names of the workflows that each follows. */
const followedBy = (workflows: readonly Workflow[]): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    workflows.map(({ path, triggers }) => [
      path,
      new Set(triggers.flatMap(trigger => trigger.workflows ?? [])),
    ]),
  );

const isByHand = ({ event }: RunRecord): boolean => event === 'workflow_dispatch';

/** Null where the run that made it is not remembered. An approval within a run is no hop by hand. */
function isEventDriven(
  { runId, sha, isByMachine }: Deployment,
  byId: ReadonlyMap<number, RunRecord>,
  bySha: ReadonlyMap<string, readonly RunRecord[]>,
  followed: ReadonlyMap<string, ReadonlySet<string>>,
): boolean | null {
  if (runId === null) return isByMachine;
  const run = byId.get(runId);
  if (run === undefined) return null;
  if (run.event !== 'workflow_run') return !isByHand(run);
  // Which run a workflow follows is not recorded: the runs of its commit before it are, and its file names their workflows.
  const earlier = (bySha.get(sha ?? '') ?? []).filter(
    one => one.id !== run.id && one.createdAt <= run.createdAt,
  );
  const named = earlier.filter(({ name }) => followed.get(run.workflow)?.has(name));
  const before = named.length > 0 ? named : earlier;

  return before.length === 0 || !before.every(isByHand);
}
