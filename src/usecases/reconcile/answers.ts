import { runTopics } from '../../model/check-run-output.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import { isOpen } from '../../publish/publish-evaluation.ts';
import type { Evaluation } from '../../store/port.ts';
import { keptModes } from '../kept-modes.ts';
import type { Services } from '../services.ts';

/** Shown on every pull request, unless the policy turns them off. */
const alwaysShown = [...runTopics, 'wip-limit'] as const;

/**
 * What a pull request's head has. `lacking`: an answer that is always shown is not there, or still to come. Else when its
 * runs were judged, by our clock; null where nothing is judged by them.
 */
export type Answers = 'lacking' | { readonly judgedAt: Date | null };

/** By number. The database alone is asked. */
export async function answersOn(
  services: Pick<Services, 'store'>,
  repository: RepositoryRef,
  pulls: readonly PullRequest[],
): Promise<ReadonlyMap<number, Answers>> {
  const heads = [...new Set(pulls.map(({ headSha }) => headSha))];
  const found = await services.store.overviews.latestEvaluations(repository.id, heads);
  const bases = [...new Set(pulls.map(({ baseBranch }) => baseBranch))];
  const modes = new Map(
    await Promise.all(bases.map(async base => [base, await keptModes(services, repository, base)] as const)),
  );
  const answers = new Map<number, Answers>();
  for (const pull of pulls) {
    const own = found.filter(({ headSha }) => headSha === pull.headSha);
    const isLacking = alwaysShown.some(
      topic => modes.get(pull.baseBranch)?.(topic) !== 'off' && own.every(one => one.topic !== topic),
    );
    answers.set(pull.number, isLacking || own.some(isOpen) ? 'lacking' : { judgedAt: judgedAt(own) });
  }

  return answers;
}

function judgedAt(evaluations: readonly Evaluation[]): Date | null {
  const times = evaluations
    .filter(({ topic }) => runTopics.some(one => one === topic))
    .flatMap(({ concludedAt }) => (concludedAt === null ? [] : [concludedAt.getTime()]));

  return times.length === 0 ? null : new Date(Math.min(...times));
}
