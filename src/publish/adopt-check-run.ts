import type { CheckRunOutput, Conclusion } from '../model/check-run-output.ts';
import { fitCheckRunOutput } from './fit-check-run-output.ts';
import { type EvaluatedTopic, type Publishing, startEvaluation } from './start-evaluation.ts';

/**
 * A check run in progress that a lost database knew of becomes the topic's open evaluation. False when there is none,
 * or when another worker was the first.
 */
export async function adoptOpen(
  publishing: Publishing,
  target: EvaluatedTopic,
  deadline: Date,
): Promise<boolean> {
  const found = await foundBefore(publishing, target);
  // The last part of `external_id` is the evaluation, by which the check run is found again.
  const id = found?.externalId?.split('/').at(-1);
  if (found?.status !== 'in_progress' || !id) return false;

  return (await startEvaluation(publishing, target, deadline, { id, checkRunId: found.id })) !== undefined;
}

/** A check run that says the very same is that answer's check run, whoever remembers it. False when there is none. */
export async function adoptConcluded(
  publishing: Publishing,
  target: EvaluatedTopic,
  verdict: {
    readonly conclusion: Conclusion;
    readonly output: CheckRunOutput;
    readonly inputHash: string | null;
    readonly contentHash: string;
  },
): Promise<boolean> {
  const found = await foundBefore(publishing, target);
  const { title, summary } = fitCheckRunOutput(verdict.output);
  const isSame =
    found?.status === 'completed' &&
    found.conclusion === verdict.conclusion &&
    found.title === title &&
    found.summary === summary;
  if (!isSame) return false;
  const now = publishing.now();
  const { conclusion, inputHash, contentHash } = verdict;
  await startEvaluation(publishing, target, now, {
    checkRunId: found.id,
    concludedAt: found.completedAt ?? now,
    ...{ conclusion, inputHash, contentHash },
  });

  return true;
}

async function foundBefore({ writes }: Publishing, { repository, headSha, topic }: EvaluatedTopic) {
  return await writes.foundBefore(repository, headSha, topic);
}
