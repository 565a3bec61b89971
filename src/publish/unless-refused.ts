import { GatewayError } from '../model/gateway-error.ts';
import { fullName } from '../model/repository.ts';
import { type EvaluatedTopic, type Publishing, startEvaluation } from './start-evaluation.ts';

/**
 * `refused` where the installation lets nobody write check runs: nothing is enforced there, and the log says so. The
 * result is not remembered as published, so the next check tries again. Everything else passes.
 */
export async function unlessRefused<T>(
  publishing: Publishing,
  { repository, headSha, topic }: EvaluatedTopic,
  publish: () => Promise<T>,
): Promise<T | 'refused'> {
  const { evaluations, now, log } = publishing;
  try {
    return await publish();
  } catch (error) {
    if (!(error instanceof GatewayError) || error.kind !== 'forbidden' || error.isAboutPlace) throw error;
    log.warn(
      { repository: fullName(repository), headSha, topic, reason: error.message },
      'not enforcing: check run not written',
    );
    const target = { repository, headSha, topic };
    const latest =
      (await evaluations.latest(repository.id, headSha, topic)) ??
      (await startEvaluation(publishing, target, now()));
    const ending = { conclusion: latest?.conclusion ?? 'neutral', concludedAt: latest?.concludedAt ?? now() };
    if (latest !== undefined)
      await evaluations.update(latest.id, { ...ending, contentHash: null, inputHash: null });

    return 'refused';
  }
}
