import type { Topic } from '../model/check-run-output.ts';
import type { Log } from '../model/log.ts';
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
  readonly log: Log;
}

/** Undefined while another worker has the topic's open evaluation. */
export async function startEvaluation(
  { evaluations, now, newId }: Publishing,
  { repository, headSha, topic }: EvaluatedTopic,
  deadline: Date,
  known: Partial<Evaluation> = {},
): Promise<Evaluation | undefined> {
  const evaluation: Evaluation = {
    id: newId(),
    ...{ repository, headSha, topic, deadline },
    startedAt: now(),
    checkRunId: null,
    conclusion: null,
    concludedAt: null,
    contentHash: null,
    inputHash: null,
    ...known,
  };

  return (await evaluations.start(evaluation)) ? evaluation : undefined;
}
