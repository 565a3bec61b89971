import { createHash } from 'node:crypto';
import type { CheckRunOutput, Conclusion, Topic } from '../model/check-run-output.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Evaluation, Evaluations } from '../store/port.ts';
import type { CheckRunWrites } from './write-gateway.ts';

/** One topic on one commit: an evaluation is one check run, created, at most once updated, then left alone. */
export interface EvaluatedTopic {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly topic: Topic;
}

export interface Publishing {
  readonly evaluations: Evaluations;
  readonly writes: CheckRunWrites;
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * `busy`: another worker holds the topic's open evaluation, or wrote for it too; ask again soon.
 * `unchanged`: the same result stands on GitHub already.
 */
export type Published = 'written' | 'unchanged' | 'busy';

/** Opens an evaluation as a check run in progress; an open one is kept, and finished where a crash cut its creation. */
export async function openEvaluation(
  publishing: Publishing,
  target: EvaluatedTopic,
  deadline: Date,
  output: CheckRunOutput,
): Promise<Published> {
  const { evaluations, writes } = publishing;
  const latest = await evaluations.latest(target.repository.id, target.headSha, target.topic);
  if (isOpen(latest) && latest.checkRunId !== null) return 'unchanged';

  const evaluation = isOpen(latest) ? latest : await start(publishing, target, deadline);
  if (evaluation === undefined) return 'busy';
  const checkRunId = await writes.startCheckRun(target.repository, effectOf(target, evaluation), output);
  await evaluations.update(evaluation.id, { checkRunId });

  return await settled(publishing, target, evaluation);
}

/** Concludes the open evaluation, or makes a new one where the result differs from the last. */
export async function concludeEvaluation(
  publishing: Publishing,
  target: EvaluatedTopic,
  verdict: {
    readonly conclusion: Conclusion;
    readonly output: CheckRunOutput;
    readonly inputHash: string | null;
  },
): Promise<Published> {
  const { evaluations, writes, now } = publishing;
  const contentHash = hashOf(verdict.conclusion, verdict.output);
  const latest = await evaluations.latest(target.repository.id, target.headSha, target.topic);
  if (latest !== undefined && !isOpen(latest) && latest.contentHash === contentHash) {
    await evaluations.update(latest.id, { inputHash: verdict.inputHash });

    return 'unchanged';
  }

  const evaluation = isOpen(latest) ? latest : await start(publishing, target, now());
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

async function start(
  publishing: Publishing,
  target: EvaluatedTopic,
  deadline: Date,
): Promise<Evaluation | undefined> {
  const evaluation: Evaluation = {
    id: publishing.newId(),
    repository: target.repository,
    headSha: target.headSha,
    topic: target.topic,
    startedAt: publishing.now(),
    deadline,
    checkRunId: null,
    conclusion: null,
    concludedAt: null,
    contentHash: null,
    inputHash: null,
  };

  return (await publishing.evaluations.start(evaluation)) ? evaluation : undefined;
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
