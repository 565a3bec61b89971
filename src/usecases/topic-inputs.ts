import type { BranchSeen } from '../collect/collect-branch.ts';
import { type Inputs, inputsOf } from '../facts/inputs.ts';
import { type RunTopic, runTopics } from '../model/check-run-output.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { sameStartedRuns } from '../publish/input-key.ts';
import { isOpen } from '../publish/publish-evaluation.ts';
import type { Evaluation } from '../store/port.ts';
import type { SentReport } from '../store/report-port.ts';
import { rememberedBranch } from './branch-seen.ts';
import type { Services } from './services.ts';

/** One topic of a commit: its latest evaluation and whether its inputs are final. */
export interface TopicState {
  readonly topic: RunTopic;
  readonly latest: Evaluation | undefined;
  readonly inputs: Inputs;
  readonly deadline: Date;
  /** False when the same runs were concluded on before: then what is still missing is named, not waited for again. */
  readonly mayWait: boolean;
}

export interface CommitInPlay {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly runs: readonly WorkflowRun[];
  /** Reports from CI outside GitHub Actions. */
  readonly sent?: readonly SentReport[];
  /** GitHub does not let Rung read them: `runs` is empty then. */
  readonly runsForbidden?: boolean;
  readonly deadlineMs: number;
  /** A merge conflict keeps GitHub from starting workflows: without a run there is nothing to wait for. */
  readonly mergeConflict?: boolean;
}

export async function topicStates(services: Services, commit: CommitInPlay): Promise<readonly TopicState[]> {
  const now = services.now();
  const branch = rememberedBranch(services, commit.repository, commit.baseBranch);

  return await Promise.all(
    runTopics.map(async topic => {
      const latest = await services.store.evaluations.latest(commit.repository.id, commit.headSha, topic);
      const open = isOpen(latest) ? latest : undefined;
      const deadline = open?.deadline ?? new Date(now.getTime() + commit.deadlineMs);
      const sent = topic === 'incremental-coverage' ? (commit.sent ?? []) : [];
      const isHopeless = commit.mergeConflict === true && commit.runs.length + sent.length === 0;
      const inputs = inputsOf({
        runs: commit.runs,
        isRelevant: run => isRelevant(topic, run, branch),
        now,
        firstSeenAt: latest?.startedAt ?? now,
        sentAt: sent.map(({ receivedAt }) => receivedAt),
        deadline,
        quietMs: isHopeless ? 0 : services.timing.quietMs,
        aheadMs: services.app.githubTime().getTime() - now.getTime(),
      });

      const mayWait = open !== undefined || !sameStartedRuns(latest?.inputHash ?? null, commit.runs);

      return { topic, latest, inputs, deadline, mayWait };
    }),
  );
}

/**
 * Before a workflow is known to upload reports, any may. Where the branch requires checks, no run has to be waited for
 * as such: the required checks themselves tell whether they have finished.
 */
function isRelevant(topic: RunTopic, run: WorkflowRun, branch: BranchSeen | undefined): boolean {
  if (topic === 'ci-status') return !branch?.required?.length;

  return !branch?.coverageWorkflowIds.size || branch.coverageWorkflowIds.has(run.workflowId);
}

/** Nothing can be concluded yet, and GitHub shows that already. */
export function isWaitingVisibly(state: TopicState): boolean {
  if (state.inputs.state === 'final' || state.inputs.state === 'overdue') return false;
  if (isOpen(state.latest)) return state.latest.checkRunId !== null;

  // Concluded before, and no workflow was started since: the answer stands until the inputs are final again.
  return !state.mayWait;
}

/** When to look again without an event; null when one will come. */
export function recheckAt(states: readonly TopicState[]): Date | null {
  const times = states.flatMap(state => (state.inputs.state === 'quiet' ? [state.inputs.at.getTime()] : []));

  return times.length === 0 ? null : new Date(Math.min(...times));
}
