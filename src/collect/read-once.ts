import type { RepositoryReads } from '../github/port.ts';
import { isRefusal } from './or-unknown.ts';

/**
 * The same reads; what several topics look at, the changed files of a pull request and what a branch requires, is asked
 * for once. For one turn: what is true a minute later is not seen.
 */
export function readOnce(reads: RepositoryReads): RepositoryReads {
  return {
    ...reads,
    pullRequestFiles: once(reads.pullRequestFiles),
    branch: once(reads.branch),
    requiredChecks: once(reads.requiredChecks),
  };
}

function once<Key extends string | number, T>(read: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const answers = new Map<Key, Promise<T>>();

  return key => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = read(key);
    answers.set(key, answer);
    // A failure that may pass is not kept: who asks later may get an answer.
    answer.catch(error => {
      if (!isRefusal(error)) answers.delete(key);
    });

    return answer;
  };
}
