import type { GitHub } from '../github/port.ts';
import { checkRunNames, type Topic } from '../model/check-run-output.ts';
import type { OwnCheckRun } from '../model/ci.ts';
import type { RepositoryRef } from '../model/repository.ts';

const maxRemembered = 1_000;

/**
 * The newest of our check runs of a topic that stood on a commit when it was asked about first: what our own record
 * does not know of may be from before that was lost. One request for all topics of a commit.
 */
export type FindCheckRunBefore = (
  repository: RepositoryRef,
  headSha: string,
  topic: Topic,
) => Promise<OwnCheckRun | undefined>;

export function checkRunsBefore(github: GitHub): FindCheckRunBefore {
  const remembered = new Map<string, Promise<readonly OwnCheckRun[]>>();

  return async (repository, headSha, topic) => {
    const key = `${repository.id}/${headSha}`;
    const runs = remembered.get(key) ?? github.writes(repository).ownCheckRuns(headSha);
    remembered.set(key, runs);
    const [oldest] = remembered.keys();
    if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest);
    try {
      return (await runs).find(({ name }) => name === checkRunNames[topic]);
    } catch (error) {
      remembered.delete(key);
      throw error;
    }
  };
}
