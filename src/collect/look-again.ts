import type { RepositoryRef } from '../model/repository.ts';
import type { KeptPolicies, KeptPolicy } from '../store/port.ts';

/** Of a branch of the repository, or (null) of its organization. */
export type KeptKey = readonly [owner: string, repositoryId: number | null];

/**
 * The branch stands where the owner does: a pull request into a branch of one's own must not replace what is kept of
 * the main branch.
 */
export function keptKey(repository: RepositoryRef, branch: string | null): KeptKey {
  return branch === null ? [repository.owner, null] : [`refs/heads/${branch}`, repository.id];
}

const never = new Date(0);

/** Marks what is kept of a policy as outdated, for every server on this store; the text stays, should GitHub not answer. */
export async function lookAgain(
  kept: KeptPolicies,
  repository: RepositoryRef,
  branch: string | null,
): Promise<void> {
  const key = keptKey(repository, branch);
  const known = await kept.find(...key);
  // Of a branch nothing has to be forgotten then. That an organization has no repository for it is remembered elsewhere.
  if (known === undefined && branch !== null) return;
  await kept.keep(...key, { text: known?.text ?? null, sha: known?.sha ?? null, readAt: never });
}

export function isOutdated({ readAt }: KeptPolicy): boolean {
  return readAt.getTime() === never.getTime();
}
