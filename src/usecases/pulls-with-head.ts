import { orUnknown } from '../collect/or-unknown.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * The pull request and every other open one with the same head: a check run belongs to the commit. By number, so that
 * the answer does not hang on which of them was asked for.
 */
export async function pullsWithHead(
  services: Services,
  repository: RepositoryRef,
  pull: PullRequest,
): Promise<readonly PullRequest[]> {
  const indexed = await services.store.pullRequests.findByHead(repository.id, pull.headSha);
  const others = indexed.filter(entry => entry.number !== pull.number);
  const reads = services.github.reads(repository);
  const present = await Promise.all(others.map(entry => orUnknown(reads.pullRequest(entry.number))));
  const same = present.filter(one => one !== undefined).filter(one => isSameHead(one, pull));

  return [pull, ...same].toSorted((a, b) => a.number - b.number);
}

function isSameHead(one: PullRequest, other: PullRequest): boolean {
  return one.state === 'open' && one.headSha === other.headSha;
}
