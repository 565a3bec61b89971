import { orUnknown } from '../collect/or-unknown.ts';
import { latestRuns } from '../facts/ci-runs.ts';
import { pullRequestTopics, runTopics } from '../model/check-run-output.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { isOpen } from '../publish/publish-evaluation.ts';
import { carryPromptTopics } from './carry-prompt-topics.ts';
import { type Checked, earlier } from './check-pull-request.ts';
import { endCheckRun } from './end-check-run.ts';
import { judgeCommit, shownStates } from './judge-commit.ts';
import { keptFinding } from './kept-finding.ts';
import type { Services } from './services.ts';
import { isWaitingVisibly, recheckAt, type TopicState, topicStates } from './topic-inputs.ts';
import { withPolicies } from './with-policies.ts';

const lookAgainMs = 5_000;

export interface MergeGroup {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly pullRequest: number;
}

/**
 * Reports on the commit that a merge queue tests: without it the queue stalls. CI is the group's own; coverage is
 * carried over from the pull request.
 */
export async function checkMergeGroup(services: Services, group: MergeGroup): Promise<Checked> {
  const { repository, headSha } = group;
  const reads = services.github.reads(repository);
  const pull = await orUnknown(reads.pullRequest(group.pullRequest));
  if (pull === undefined) return await endOverdue(services, group);

  const runs = latestRuns((await orUnknown(reads.workflowRuns(headSha))) ?? []);
  if (runs.some(isOfPullRequest) || (await services.store.pullRequests.wasHead(repository.id, headSha)))
    return await endOverdue(services, group);

  const deadlineMs = services.timing.mergeGroupDeadlineMs;
  const commit = { repository, headSha, baseBranch: pull.baseBranch, runs, deadlineMs };
  const states = await Promise.all(
    (await topicStates(services, commit)).map(state => carryingState(services, repository, pull, state)),
  );
  if (states.every(isWaitingVisibly))
    return { recheckAt: earlier(recheckAt(states), await firstDeadline(services, group)) };

  // A group is neither a draft nor in conflict, whatever became of its pull request meanwhile.
  const pulls = await withPolicies(services, repository, [{ ...pull, draft: false, mergeable: true }]);
  await carryPromptTopics(services, { repository, headSha, pulls });
  const outcome = await judgeCommit(services, { ...commit, kind: 'group', pulls, states });

  const soon = earlier(outcome.recheckAt, recheckAt(shownStates(states, pulls)));

  return { recheckAt: earlier(soon, await firstDeadline(services, group)) };
}

/** GitHub makes a group's commit itself: none that was a pull request's head may borrow another one's verdict. */
function isOfPullRequest(run: WorkflowRun): boolean {
  return run.event.startsWith('pull_request');
}

/**
 * Coverage is carried over at once, where the pull request has a result. Where it has none yet, one may come while the
 * group's own workflows run, which the queue waits for anyway; and one that is being worked on is waited for.
 */
async function carryingState(
  { store, now }: Services,
  repository: RepositoryRef,
  pull: PullRequest,
  state: TopicState,
): Promise<TopicState> {
  const { topic, inputs, deadline } = state;
  if (topic !== 'incremental-coverage') return state;
  const kept = await keptFinding({ store }, repository.id, pull.number, topic);
  if (kept?.headSha === pull.headSha) return { ...state, inputs: { state: 'final' } };
  const own = await store.evaluations.latest(repository.id, pull.headSha, topic);
  if (inputs.state !== 'final' || !isOpen(own) || now() >= deadline) return state;

  return { ...state, inputs: { state: 'quiet', at: new Date(now().getTime() + lookAgainMs) } };
}

/** What is judged no more must not hang, unless it is a pull request's own. */
async function endOverdue(services: Services, { repository, headSha }: MergeGroup): Promise<Checked> {
  const { evaluations, pullRequests } = services.store;
  if ((await pullRequests.findByHead(repository.id, headSha)).length > 0) return { recheckAt: null };
  for (const topic of pullRequestTopics) {
    const latest = await evaluations.latest(repository.id, headSha, topic);
    if (isOpen(latest) && services.now() >= latest.deadline)
      await endCheckRun(services, latest, 'superseded');
  }

  return { recheckAt: null };
}

/** No pull request leads the sweeper to a group, so the group looks at the deadline of what it left open. */
async function firstDeadline(services: Services, { repository, headSha }: MergeGroup): Promise<Date | null> {
  const latest = await Promise.all(
    runTopics.map(topic => services.store.evaluations.latest(repository.id, headSha, topic)),
  );

  return latest.filter(isOpen).reduce<Date | null>((first, { deadline }) => earlier(first, deadline), null);
}
