import { orUnknown } from '../collect/or-unknown.ts';
import { latestRuns } from '../facts/ci-runs.ts';
import type { PullRequestRef } from '../model/repository.ts';
import { inOneLook } from './in-one-look.ts';
import { indexEntry } from './index-entry.ts';
import { judgeCommit, shownStates } from './judge-commit.ts';
import { judgePromptTopics } from './judge-prompt-topics.ts';
import { mayHaveChanged } from './prompt-facts.ts';
import { pullsWithHead } from './pulls-with-head.ts';
import type { Services } from './services.ts';
import { isWaitingVisibly, recheckAt, topicStates } from './topic-inputs.ts';
import { updateStickyComment } from './update-sticky-comment.ts';
import { withPolicies } from './with-policies.ts';

/** `recheckAt`: look again then, without an event; null when an event will come. */
export interface Checked {
  readonly recheckAt: Date | null;
}

/**
 * Judges a pull request from GitHub's present state, whatever event asked for it: the same request twice, late or
 * out of order leads to the same check runs.
 */
export async function checkPullRequest(given: Services, ref: PullRequestRef): Promise<Checked> {
  const services = inOneLook(given, ref.repository);
  const reads = services.github.reads(ref.repository);
  const pull = await orUnknown(reads.pullRequest(ref.number));
  if (pull === undefined) return { recheckAt: null };
  await services.store.pullRequests.put(indexEntry(ref.repository, pull));
  if (pull.state !== 'open') return { recheckAt: null };

  const runs = await orUnknown(reads.workflowRuns(pull.headSha));
  const commit = {
    repository: ref.repository,
    headSha: pull.headSha,
    baseBranch: pull.baseBranch,
    runs: latestRuns(runs ?? []),
    sent: await services.store.sentReports.ofCommit(ref.repository.id, pull.headSha),
    runsForbidden: runs === undefined,
    deadlineMs: services.timing.deadlineMs,
    mergeConflict: pull.mergeable === false,
  };
  const states = await topicStates(services, commit);
  const isWaiting = states.every(isWaitingVisibly);
  if (isWaiting && !(await mayHaveChanged(services, ref.repository, pull.headSha)))
    return { recheckAt: recheckAt(states) };

  const pulls = await pullsWithHead(services, ref.repository, pull);
  const judged = await withPolicies(services, ref.repository, pulls);
  const prompt = await judgePromptTopics(services, {
    repository: ref.repository,
    headSha: pull.headSha,
    pulls: judged,
  });
  const shown = shownStates(states, judged);
  const soon = earlier(prompt.recheckAt, recheckAt(shown));
  // What was switched off meanwhile waits for nothing more.
  const outcome =
    isWaiting && shown.length === states.length
      ? { recheckAt: null }
      : await judgeCommit(services, { ...commit, kind: 'pull-request', pulls: judged, states });
  for (const one of judged) await updateStickyComment(services, ref.repository, one);
  if (prompt.failure !== null) throw prompt.failure;

  return { recheckAt: earlier(outcome.recheckAt, soon) };
}

export function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;

  return one < other ? one : other;
}
