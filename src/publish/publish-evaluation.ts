import { createHash } from 'node:crypto';
import type { CheckRunOutput, Conclusion } from '../model/check-run-output.ts';
import type { Evaluation } from '../store/port.ts';
import { adoptConcluded, adoptOpen } from './adopt-check-run.ts';
import { type EvaluatedTopic, type Publishing, startEvaluation } from './start-evaluation.ts';
import { unlessRefused } from './unless-refused.ts';

export interface EvaluationVerdict {
  readonly conclusion: Conclusion;
  readonly output: CheckRunOutput;
  readonly inputHash: string | null;
}

/**
 * `busy`: another worker holds the topic's open evaluation, or wrote for it too; ask again soon.
 * `unchanged`: the same result stands on GitHub already. `refused`: check runs may not be written there.
 */
export type Published = 'written' | 'unchanged' | 'busy' | 'refused';

/** Opens an evaluation as a check run in progress; an open one is kept, and finished where a crash cut its creation. */
export function openEvaluation(
  publishing: Publishing,
  target: EvaluatedTopic,
  deadline: Date,
  output: CheckRunOutput,
): Promise<Published> {
  return unlessRefused(publishing, target, () => open(publishing, target, deadline, output));
}

/** Concludes the open evaluation, or makes a new one where the result differs from the last. */
export function concludeEvaluation(
  publishing: Publishing,
  target: EvaluatedTopic,
  verdict: EvaluationVerdict,
): Promise<Published> {
  return unlessRefused(publishing, target, () => conclude(publishing, target, verdict));
}

/** Ends this evaluation while it is the open one; what became of it meanwhile stands. */
export function endEvaluation(
  publishing: Publishing,
  { repository, headSha, topic, id }: Evaluation,
  verdict: Omit<EvaluationVerdict, 'inputHash'>,
): Promise<Published> {
  const target = { repository, headSha, topic };

  return unlessRefused(publishing, target, () =>
    conclude(publishing, target, { ...verdict, inputHash: null }, id),
  );
}

async function open(
  publishing: Publishing,
  target: EvaluatedTopic,
  deadline: Date,
  output: CheckRunOutput,
): Promise<Published> {
  const { evaluations, writes } = publishing;
  const latest = await evaluations.latest(target.repository.id, target.headSha, target.topic);
  if (isOpen(latest) && latest.checkRunId !== null) return 'unchanged';
  if (latest === undefined && (await adoptOpen(publishing, target, deadline))) return 'unchanged';

  const evaluation = isOpen(latest) ? latest : await startEvaluation(publishing, target, deadline);
  if (evaluation === undefined) return 'busy';
  const checkRunId = await writes.startCheckRun(target.repository, effectOf(target, evaluation), output);
  await evaluations.update(evaluation.id, { checkRunId });

  return await settled(publishing, target, evaluation);
}

async function conclude(
  publishing: Publishing,
  target: EvaluatedTopic,
  verdict: EvaluationVerdict,
  onlyId?: string,
): Promise<Published> {
  const { evaluations, writes, now } = publishing;
  const contentHash = hashOf(verdict.conclusion, verdict.output);
  const latest = await evaluations.latest(target.repository.id, target.headSha, target.topic);
  if (onlyId !== undefined && !(isOpen(latest) && latest.id === onlyId)) return 'unchanged';
  if (latest !== undefined && !isOpen(latest) && latest.contentHash === contentHash) {
    await evaluations.update(latest.id, { inputHash: verdict.inputHash });

    return 'unchanged';
  }

  if (latest === undefined) {
    if (await adoptConcluded(publishing, target, { ...verdict, contentHash })) return 'unchanged';
    if (await adoptOpen(publishing, target, now())) return await conclude(publishing, target, verdict);
  }
  const evaluation = isOpen(latest) ? latest : await startEvaluation(publishing, target, now());
  if (evaluation === undefined) return 'busy';
  const completedAt = now();
  const checkRunId = await writes.concludeCheckRun(
    target.repository,
    effectOf(target, evaluation),
    evaluation.checkRunId,
    { ...verdict, completedAt },
  );
  await evaluations.update(evaluation.id, {
    checkRunId,
    conclusion: verdict.conclusion,
    concludedAt: completedAt,
    contentHash,
    inputHash: verdict.inputHash,
  });

  return await settled(publishing, target, evaluation);
}

/**
 * Where two instances wrote for one evaluation, whoever sees that last forgets its result, so that the next check makes
 * a check run that is newer than both. Each looks after its own write: one of them sees it.
 */
async function settled(
  { evaluations, writes }: Publishing,
  target: EvaluatedTopic,
  evaluation: Evaluation,
): Promise<Published> {
  if (!(await writes.isDoubled(target.repository, effectOf(target, evaluation)))) return 'written';
  const latest = await evaluations.latest(target.repository.id, target.headSha, target.topic);
  if (latest?.id === evaluation.id && !isOpen(latest))
    await evaluations.update(evaluation.id, { contentHash: null, inputHash: null });

  return 'busy';
}

export function isOpen(
  evaluation: Evaluation | undefined,
): evaluation is Evaluation & { readonly concludedAt: null } {
  return evaluation !== undefined && evaluation.concludedAt === null;
}

function effectOf(target: EvaluatedTopic, evaluation: Evaluation) {
  return {
    topic: target.topic,
    // The commit, not the pull request: several can share it, and any of them may finish what another began.
    subject: target.headSha.slice(0, 12),
    evaluationId: evaluation.id,
    headSha: target.headSha,
    startedAt: evaluation.startedAt,
  };
}

function hashOf(conclusion: Conclusion, output: CheckRunOutput): string {
  return createHash('sha256')
    .update(JSON.stringify([conclusion, output]))
    .digest('hex');
}
