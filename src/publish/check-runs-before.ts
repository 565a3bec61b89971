import type { GitHub } from '../github/port.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import type { OwnCheckRun } from '../model/ci.ts';
import type { CheckRunWrites } from './write-gateway.ts';

const maxRemembered = 1_000;

/** See `CheckRunWrites.foundBefore`. */
export function checkRunsBefore(github: GitHub): CheckRunWrites['foundBefore'] {
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
